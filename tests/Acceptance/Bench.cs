using System.Text.Json;

namespace Biela.Acceptance.Tests;

/// <summary>Specifications, and the results of measuring, as the stories write them.</summary>
public static class Bench
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["Bore"] = "Cilindro", ["MainJournal"] = "Fixo", ["Crankpin"] = "Móvel", ["HeadFlatness"] = "Cabeçote",
    };

    public static async Task Instruments(this Shop shop, string calibrated, params string[] codes)
    {
        var (last, next) = (calibrated.Day(), calibrated.Day().AddYears(1));
        foreach (var code in codes)
            await shop.Owner.Post("diagnostics/instruments", new
            {
                code, type = code, rangeMin = 0, rangeMax = 300, resolution = 0.001, lastCalibrationOn = last, nextCalibrationOn = next,
            });
    }

    /// <summary>The table feature | nominal | new part | service limit | ovality max | taper max | sizes | size limit | clean-up, taper END_TO_END.</summary>
    public static Task<JsonElement> Specification(this Shop shop, string model, string source, string from, string table) =>
        shop.Owner.Post("diagnostics/specifications", new { model, source, effectiveFrom = from.Day(), features = table.Rows().Select(Feature) });

    /// <summary>Cilindro 1, Fixo 2, Móvel 3.</summary>
    public static string Named(this JsonElement feature) => $"{Names[feature.Text("feature")]} {feature.Number("position")}";

    /// <summary>"+0,50" of a bore, "−0,25" of a journal, REPLACE, LINER or STD.</summary>
    public static string Decided(this JsonElement repair) => (repair.Text("action"), repair.Text("feature")) switch
    {
        ("Size", "Bore") => "+" + repair.Mm("size")[..4],
        ("Size", _) => "−" + repair.Mm("size")[..4],
        var (action, _) => action.ToUpperInvariant(),
    };

    private static object Feature(string[] row)
    {
        static decimal? Or(string cell) => cell == "–" ? null : Math.Abs(cell.Number());
        var range = row[2] == "–" ? [] : row[2].Split('–');
        return new
        {
            feature = row[0] switch { "BORE" => "Bore", "MAIN_JOURNAL" => "MainJournal", "CRANKPIN" => "Crankpin", _ => "HeadFlatness" },
            nominal = Or(row[1]), newMin = range is [var min, _] ? Or(min) : null, newMax = range is [_, var max] ? Or(max) : null, serviceLimit = Or(row[3]),
            ovalityMax = Or(row[4]), taperMax = Or(row[5]), taperMethod = "EndToEnd",
            sizes = row[6] == "–" ? [] : row[6].Split(' ').Select(Or).ToArray(), sizeLimit = Or(row[7]), cleanUp = Or(row[8]) ?? 0,
        };
    }

    /// <summary>The readings of a row, level by level and X before Y, or the seven lines of a head and its height.</summary>
    public static IEnumerable<object> Readings(string[] row)
    {
        var (name, position) = row[0].Split(' ') is [var spot, var at] ? (spot, int.Parse(at)) : (row[0], 1);
        return row.Skip(1).Select((cell, i) => (object)(name switch
        {
            "Cilindro" => new { feature = "Bore", position, level = $"{"ABC"[i / 2]}", direction = $"{"XY"[i % 2]}", value = cell.Number() },
            "Fixo" => new { feature = "MainJournal", position, level = $"{"ABC"[i / 2]}", direction = $"{"XY"[i % 2]}", value = cell.Number() },
            "Móvel" => new { feature = "Crankpin", position, level = $"{"ABC"[i / 2]}", direction = $"{"XY"[i % 2]}", value = cell.Number() },
            _ when i == 7 => new { feature = "HeadHeight", position, value = cell.Number() },
            _ => new { feature = "HeadFlatness", position, probe = i + 1, value = cell.Number() },
        }));
    }
}
