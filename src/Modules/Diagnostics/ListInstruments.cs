namespace Biela.Modules.Diagnostics;

/// <summary>The instruments of the shop, and whether each may be used today.</summary>
internal static class ListInstruments
{
    internal sealed record Item(
        Guid Id, string Code, string Type, Length RangeMin, Length RangeMax, Length Resolution, DateOnly LastCalibrationOn, DateOnly NextCalibrationOn,
        string Certificate, bool Calibrated);

    internal static Task<Page<Item>> Handle(Guid? after, int? limit, DiagnosticsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var today = tenant.Today(clock);
        return db.Instruments.AsNoTracking().Page(i => i.Id, i => new Item(i.Id, i.Code, i.Type, i.RangeMin, i.RangeMax, i.Resolution,
            i.LastCalibration, i.NextCalibration, i.Certificate, i.NextCalibration >= today), after, limit, ct);
    }
}
