namespace Biela.Modules.Diagnostics;

/// <summary>Records that an instrument was calibrated, and until when that holds.</summary>
internal static class CalibrateInstrument
{
    internal sealed record Request(DateOnly On, DateOnly Next, [StringLength(80)] string? Certificate = null);

    internal static async Task<NoContent> Handle(Guid id, Request request, DiagnosticsDb db, CancellationToken ct)
    {
        var instrument = await db.Instruments.FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        instrument.Calibrate(request.On, request.Next, request.Certificate ?? "");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
