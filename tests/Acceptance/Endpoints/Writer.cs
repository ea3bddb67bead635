using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>Writes JSON that fits a schema, and now and then, as wild as it is told to be, JSON that does not.</summary>
/// <param name="random">Decides everything; the same seed writes the same.</param>
/// <param name="ids">Gives ids for a field of this name.</param>
/// <param name="wild">How probable something nasty is in each place.</param>
/// <param name="mark">What texts are made of.</param>
/// <param name="day">What every day is; any when absent.</param>
/// <param name="spare">How probable it is that something optional is left out.</param>
internal sealed partial class Writer(Random random, Func<string, string> ids, double wild = 0, string mark = "texto", string? day = null, double spare = 0.3)
{
    private const int Deepest = 6;

    private static readonly string[] Nasty =
    [
        "null", "true", "\"\"", "\" \"", "[]", "{}", "[[]]", "{\"a\":{}}", "0", "-0", "-1", "0.5", "1e400", "1e-400", "1e9", "99999999999999999999999",
        "-9223372036854775808", "9223372036854775807", "2147483648", "0.00000000001", "1.0050000001", "-99999999999.99", "9999999999.99",
        "\"NaN\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"2026-13-01T25:00:00Z\"", "\"1899-12-31\"", "\"2199-12-31\"",
        "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\uffff\"", "\"\\u202e\"", "\"ção\"", "\"👷\"", "\"%s%n\"", "\"%\"", "\"_\"", "\"<script>\"",
        "\"'; drop table orders; --\"", "\"../../etc/passwd\"", "\"not-a-guid\"", "\"00000000-0000-0000-0000-000000000000\"",
        "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"",
    ];

    /// <summary>A value for the schema, as JSON text.</summary>
    public string Write(JsonElement schema, JsonElement document, string name = "", int depth = 0)
    {
        if (random.NextDouble() < wild) return Nasty[random.Next(Nasty.Length)];
        if (random.NextDouble() < wild / 10) return Huge();
        schema = Resolve(schema, document);
        if (schema.TryGetProperty("enum", out var values)) return values[random.Next(values.GetArrayLength())].GetRawText();
        return TypeOf(schema) switch
        {
            "object" => WriteObject(schema, document, depth),
            "array" => WriteArray(schema.GetProperty("items"), document, name, depth),
            "integer" => random.Next(1, 4).ToString(),
            "number" => (random.Next(1, 4000) / 100m).ToString(),
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            _ => JsonSerializer.Serialize(Text(schema, name)),
        };
    }

    /// <summary>A text for the schema: what a path or query wants.</summary>
    public string Text(JsonElement schema, string name) => Format(schema) switch
    {
        "uuid" => ids(name),
        "date" => day ?? $"2026-0{random.Next(1, 9)}-1{random.Next(0, 9)}",
        "date-time" => $"2026-0{random.Next(1, 9)}-1{random.Next(0, 9)}T12:00:00Z",
        "int32" or "int64" => random.Next(1, 20).ToString(),
        "cnpj" or "tax-id" => "11.222.333/0001-81",
        "cpf" => "529.982.247-25",
        "plate" => "BRA2E19",
        "email" => $"{mark}{random.Next(1_000_000)}@biela.example",
        "phone" => "(54) 99999-0000",
        _ when name is "unit" => "PC",
        _ when name is "sku" or "skus" => ids(name),
        _ => TypeOf(schema) is "integer" or "number" ? random.Next(1, 20).ToString() : TypeOf(schema) == "boolean" ? "true" : Word(schema),
    };

    public static JsonElement Resolve(JsonElement schema, JsonElement document)
    {
        if (schema.TryGetProperty("oneOf", out var options) || schema.TryGetProperty("anyOf", out options))
            return Resolve(options.EnumerateArray().First(o => !IsNull(o)), document);
        if (!schema.TryGetProperty("$ref", out var reference)) return schema;
        var at = document;
        foreach (var part in reference.GetString()!.Split('/').Skip(1)) at = at.GetProperty(part);
        return Resolve(at, document);
    }

    private string WriteArray(JsonElement items, JsonElement document, string name, int depth) =>
        $"[{string.Join(',', Enumerable.Range(0, depth > Deepest ? 0 : random.Next(1, 3)).Select(_ => Write(items, document, name, depth + 1)))}]";

    private string WriteObject(JsonElement schema, JsonElement document, int depth)
    {
        var (text, first) = (new StringBuilder("{"), true);
        void Add(string name, string value)
        {
            text.Append(first ? "" : ",").Append(JsonSerializer.Serialize(name)).Append(':').Append(value);
            first = false;
        }
        var required = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(r => r.GetString()).ToHashSet() : [];
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
            {
                if (random.NextDouble() < (required.Contains(property.Name) ? wild / 2 : depth > Deepest ? 1 : spare)) continue;
                var value = Write(property.Value, document, property.Name, depth + 1);
                Add(property.Name, value);
                if (random.NextDouble() < wild / 10) Add(property.Name, value);
            }
        if (random.NextDouble() < wild / 5) Add("unknown\u0001", "1");
        return text.Append('}').ToString();
    }

    private string Huge() => random.Next(3) switch
    {
        0 => $"\"{new string('x', 5000)}\"",
        1 => $"[{string.Join(',', Enumerable.Repeat("1", 1500))}]",
        _ => new string('[', 80) + new string(']', 80),
    };

    private string Word(JsonElement schema)
    {
        if (schema.TryGetProperty("pattern", out var pattern)) return Fitting(pattern.GetString()!);
        var longest = schema.TryGetProperty("maxLength", out var max) ? max.GetInt32() : 40;
        var shortest = schema.TryGetProperty("minLength", out var min) ? min.GetInt32() : 0;
        // Reasons have to be reasons, and the documents do not say how long.
        var word = $"{mark}{random.Next(1_000_000)}".PadRight(Math.Max(shortest, 15), 'x');
        return word.Length > longest ? word[^longest..] : word;
    }

    /// Our patterns are classes, mostly with counts; of several the first one will do.
    private static string Fitting(string pattern) =>
        Counted().Replace(pattern.Replace("(?:", "").Trim('^', '$', ')').Split('|')[0],
            c => new(c.Groups["from"].Value is "0" or "1" ? '1' : 'A', c.Groups["count"].Success ? int.Parse(c.Groups["count"].ValueSpan) : 1));

    [GeneratedRegex(@"\[(?<from>.)-.(.-.)*\](\{(?<count>[0-9]+)(,[0-9]+)?\})?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Counted();

    private static string? Format(JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString() : null;

    private static bool IsNull(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "null";

    private static string? TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? schema.TryGetProperty("properties", out _) ? "object" : null
        : type.ValueKind == JsonValueKind.String ? type.GetString() : type.EnumerateArray().Select(t => t.GetString()).First(t => t != "null");
}
