namespace Biela.Host.Client;

/// <summary>The engine of the demonstration: an invented four-cylinder, its specification and the readings of a worn one.</summary>
internal static class Engine
{
    public const string Model = "Aurora Vetor 1.6 8V";

    private static readonly decimal[][] Bores =
    [
        [76.552m, 76.536m, 76.545m, 76.535m, 76.530m, 76.525m], [76.604m, 76.577m, 76.588m, 76.569m, 76.556m, 76.549m],
        [76.728m, 76.683m, 76.691m, 76.660m, 76.630m, 76.622m], [76.598m, 76.574m, 76.583m, 76.570m, 76.552m, 76.547m],
    ];

    private static readonly decimal[][] Mains =
    [
        [49.985m, 49.983m, 49.984m, 49.982m], [49.980m, 49.976m, 49.979m, 49.977m], [49.971m, 49.962m, 49.969m, 49.961m],
        [49.977m, 49.973m, 49.978m, 49.975m], [49.988m, 49.986m, 49.987m, 49.985m],
    ];

    private static readonly decimal[][] Pins =
    [
        [41.982m, 41.976m, 41.980m, 41.977m], [41.755m, 41.741m, 41.752m, 41.744m], [41.983m, 41.979m, 41.981m, 41.978m], [41.984m, 41.980m, 41.983m, 41.979m],
    ];

    public static object Facts(string serial) => new { model = Model, cylinders = 4, mains = 5, pins = 4, serial };

    public static object Specification(DateOnly from) => new
    {
        model = Model, source = "Manual Vetor 1.6, demo", effectiveFrom = from,
        features = new object[]
        {
            new { feature = "Bore", nominal = 76.5m, newMin = 76.5m, newMax = 76.52m, serviceLimit = 76.57m, ovalityMax = 0.025m, taperMax = 0.05m,
                taperMethod = "EndToEnd", sizes = new[] { 0.25m, 0.5m }, sizeLimit = 0.5m, cleanUp = 0.04m },
            new { feature = "MainJournal", nominal = 50m, newMin = 49.982m, newMax = 50m, serviceLimit = 49.97m, ovalityMax = 0.01m, taperMax = 0.01m,
                taperMethod = "EndToEnd", sizes = new[] { 0.25m, 0.5m, 0.75m }, sizeLimit = 0.75m, cleanUp = 0.03m },
            new { feature = "Crankpin", nominal = 42m, newMin = 41.984m, newMax = 42m, serviceLimit = 41.975m, ovalityMax = 0.01m, taperMax = 0.01m,
                taperMethod = "EndToEnd", sizes = new[] { 0.25m, 0.5m, 0.75m }, sizeLimit = 0.75m, cleanUp = 0.03m },
            new { feature = "HeadFlatness", flatnessMax = 0.05m },
        },
    };

    /// <summary>The incoming readings of a component, as the metrologist types them.</summary>
    public static object Readings(string kind) => kind switch
    {
        "BLOCO" => Sheet("SB-01", Grid("Bore", Bores, 3)),
        "VIRABREQUIM" => Sheet("MC-02", [.. Grid("MainJournal", Mains, 2), .. Grid("Crankpin", Pins, 2)]),
        _ => Sheet("MC-02", [.. new[] { 0.02m, 0.03m, 0.025m, 0.015m, 0.01m, 0.03m, 0.02m }.Select((value, i) =>
            (object)new { feature = "HeadFlatness", position = 1, probe = i + 1, value })]),
    };

    /// <summary>The finished sizes after machining; <paramref name="bad"/> leaves cylinder 2 a little too small.</summary>
    public static object Finished(string kind, bool bad = false) => kind == "BLOCO"
        ? Sheet("SB-01", Grid("Bore", [.. Enumerable.Range(1, 4).Select(c =>
            Enumerable.Range(0, 6).Select(i => bad && c == 2 ? i == 0 ? 76.994m : 77.003m : 77.008m).ToArray())], 3))
        : Sheet("MC-02", [.. Grid("MainJournal", Same(5, 49.741m), 2), .. Grid("Crankpin", Same(4, 41.492m), 2)]);

    /// <summary>The limits of the finished sizes.</summary>
    public static object Limits(string kind) => kind == "BLOCO"
        ? new { finalLimits = new[] { new { feature = "Bore", min = 77.000m, max = 77.020m } } }
        : new { finalLimits = new[] { new { feature = "MainJournal", min = 49.732m, max = 49.750m },
            new { feature = "Crankpin", min = 41.484m, max = 41.500m } } };

    private static object Sheet(string instrument, object[] readings) => new { instruments = new[] { instrument }, readings };

    private static decimal[][] Same(int count, decimal value) => [.. Enumerable.Repeat(Enumerable.Repeat(value, 4).ToArray(), count)];

    private static object[] Grid(string feature, decimal[][] positions, int levels) =>
    [
        .. from position in Enumerable.Range(1, positions.Length) from level in Enumerable.Range(0, levels) from direction in Enumerable.Range(0, 2)
           select (object)new { feature, position, level = "ABC"[level].ToString(), direction = "XY"[direction].ToString(),
               value = positions[position - 1][level * 2 + direction] },
    ];
}
