using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>A measuring instrument, with its calibration, joins the bench.</summary>
internal static class RegisterInstrument
{
    internal sealed record Request(
        [StringLength(40, MinimumLength = 1)] string Code, [StringLength(80, MinimumLength = 1)] string Type,
        Length RangeMin, Length RangeMax, Length Resolution, DateOnly LastCalibrationOn, DateOnly NextCalibrationOn,
        [StringLength(80)] string? Certificate = null);

    internal sealed record Response(Guid Id);

    internal static async Task<Versioned<Response>> Handle(Request request, DiagnosticsDb db, CancellationToken ct)
    {
        var instrument = Instrument.Register(request.Code, request.Type, request.RangeMin, request.RangeMax, request.Resolution);
        instrument.Calibrate(request.LastCalibrationOn, request.NextCalibrationOn, request.Certificate ?? "");
        db.Instruments.Add(instrument);
        await db.SaveChangesAsync(ct);
        return Versioned.Created("/api/v1/diagnostics/instruments", new Response(instrument.Id), instrument.Version);
    }
}
