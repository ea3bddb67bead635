using Biela.Kernel;
using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>The specifications, tables of readings and shorthands of the stories.</summary>
internal static class Bench
{
    public static readonly EngineCounts Four = new(4, 5, 4);
    public static readonly DateTimeOffset Now = new(2026, 1, 12, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Day = new(2026, 1, 12);

    public static readonly FeatureSpec Bore = new(FeatureKind.Bore)
    {
        Nominal = Mm("76,500"), NewMin = Mm("76,500"), NewMax = Mm("76,520"), ServiceLimit = Mm("76,570"), OvalityMax = Mm("0,025"), TaperMax = Mm("0,050"),
        Sizes = [Mm("0,25"), Mm("0,50")], SizeLimit = Mm("0,50"), CleanUp = Mm("0,040"),
    };

    public static readonly FeatureSpec Main = new(FeatureKind.MainJournal)
    {
        Nominal = Mm("50,000"), NewMin = Mm("49,982"), NewMax = Mm("50,000"), ServiceLimit = Mm("49,970"), OvalityMax = Mm("0,010"), TaperMax = Mm("0,010"),
        Sizes = [Mm("0,25"), Mm("0,50"), Mm("0,75")], SizeLimit = Mm("0,75"), CleanUp = Mm("0,030"),
    };

    public static readonly FeatureSpec Pin = Main with
    {
        Feature = FeatureKind.Crankpin, Nominal = Mm("42,000"), NewMin = Mm("41,984"), NewMax = Mm("42,000"), ServiceLimit = Mm("41,975"),
    };

    public static readonly FeatureSpec Face = new(FeatureKind.HeadFlatness)
    {
        NewMin = Mm("0"), NewMax = Mm("0,050"), ServiceLimit = Mm("0,050"), CleanUp = Mm("0,020"),
    };

    public static Specification Spec(params FeatureSpec[] features) =>
        new(Guid.CreateVersion7(), 1, "Aurora Vetor 1.6 8V", "Manual Vetor 1.6, demo", new(2026, 1, 1), features);

    public static readonly Specification Vetor = Spec(Bore, Main, Pin, Face);

    public static Length Mm(string text) => Length.Of(decimal.Parse(text.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>One row of a story's table: the levels from A on, X before Y.</summary>
    public static Reading[] Row(FeatureKind kind, int position, string values) =>
        [.. Spot.Grid(kind, position, levels: 3).Zip(values.Split(' '), (spot, value) => At(spot, Mm(value)))];

    /// <summary>A whole table, one row a position.</summary>
    public static Reading[] Table(FeatureKind kind, params string[] rows) => [.. rows.SelectMany((row, i) => Row(kind, i + 1, row))];

    /// <summary>The same value on every spot of every position.</summary>
    public static Reading[] Everywhere(FeatureKind kind, int positions, string value) =>
        [.. Enumerable.Range(1, positions).SelectMany(p => Spot.Grid(kind, p)).Select(spot => At(spot, Mm(value)))];

    public static Reading At(Spot spot, Length value) => new(spot.Feature, spot.Position, value, spot.Level, spot.Direction, spot.Probe);

    /// <summary>The readings with the one on this spot replaced.</summary>
    public static Reading[] But(this Reading[] readings, FeatureKind kind, int position, Level level, Direction direction, string value) =>
        [.. readings.Select(r => r.Spot == new Spot(kind, position, level, direction, null) ? r with { Value = Mm(value) } : r)];

    public static readonly Reading[] Block = Table(FeatureKind.Bore,
        "76,552 76,536 76,545 76,535 76,530 76,525",
        "76,604 76,577 76,588 76,569 76,556 76,549",
        "76,728 76,683 76,691 76,660 76,630 76,622",
        "76,598 76,574 76,583 76,570 76,552 76,547");

    public static readonly Reading[] Crank =
    [
        .. Table(FeatureKind.MainJournal,
            "49,985 49,983 49,984 49,982",
            "49,980 49,976 49,979 49,977",
            "49,971 49,962 49,969 49,961",
            "49,977 49,973 49,978 49,975",
            "49,988 49,986 49,987 49,985"),
        .. Table(FeatureKind.Crankpin,
            "41,982 41,976 41,980 41,977",
            "41,755 41,741 41,752 41,744",
            "41,983 41,979 41,981 41,978",
            "41,984 41,980 41,983 41,979"),
    ];

    public static Instrument Gauge(string code = "SB-01", string min = "0", string max = "200")
    {
        var gauge = Instrument.Register(code, "súbito", Mm(min), Mm(max), Mm("0,001"));
        gauge.Calibrate(new(2025, 11, 10), new(2026, 11, 10), "CERT-1");
        return gauge;
    }

    public static Inspection Inspection(
        string component, EngineCounts engine, Reading[] readings, Phase phase = Phase.Incoming, params FinishedLimit[] finished)
    {
        var inspection = Modules.Diagnostics.Domain.Inspection.Start(
            Guid.CreateVersion7(), Guid.CreateVersion7(), component, engine, phase, finished, "Rui Sena", Now);
        inspection.Record(readings.By(Gauge()), "Rui Sena", Now, Day);
        return inspection;
    }

    /// <summary>The readings as taken with one instrument.</summary>
    public static (Reading, Instrument)[] By(this IEnumerable<Reading> readings, Instrument instrument) => [.. readings.Select(r => (r, instrument))];

    /// <summary>A result as the stories print it: position, max, min, wear, ovality, taper, verdict.</summary>
    public static string Line(this FeatureResult r) => $"{r.Feature.Name()} {r.Position} | {r.Max} {r.Min} {r.Wear} {r.Ovality} {r.Taper} | {r.Verdict}";

    public static string Line(this Suggestion s) => $"{s.Kind} {s.Code} × {s.Quantity}";
}
