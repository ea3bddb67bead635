using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Biela.Fisco;

/// <summary>
/// The identifier of a DPS, the declaration that an NFS-e is made of (TSIdDPS of the national layout 1.01): "DPS", city, kind of taxpayer number,
/// taxpayer number, series, number. 45 characters. A DPS has no random part: sent twice it is the same one.
/// </summary>
[JsonConverter(typeof(TextJson<DpsId>))]
public readonly partial record struct DpsId : IText<DpsId>
{
    private DpsId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "Identificador da DPS";

    /// <summary>45 characters; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <summary>The city that issues it, by the code of the IBGE.</summary>
    public int City => int.Parse(Value.AsSpan(3..10));

    /// <summary>Who provides the service.</summary>
    public TaxId Provider => ServiceIds.Taxpayer(Value[10], Value[11..25])!.Value;

    /// <summary>0 to 99.999.</summary>
    public int Series => int.Parse(Value.AsSpan(25..30));

    /// <summary>Up to 15 digits.</summary>
    public long Number => long.Parse(Value.AsSpan(30..45));

    /// <summary>Puts an identifier together.</summary>
    /// <exception cref="ArgumentException">A part is out of its range.</exception>
    public static DpsId Compose(int city, TaxId provider, int series, long number)
    {
        var text = $"DPS{city:D7}{(provider.IsCompany ? 2 : 1)}{provider.Value.PadLeft(14, '0')}{series:D5}{number:D15}";
        return TryParse(text, out var id) ? id : throw new ArgumentException($"{text} is no identifier of a DPS.", nameof(provider));
    }

    /// <inheritdoc/>
    public static bool TryParse(string? text, out DpsId value)
    {
        var id = text?.Trim().ToUpperInvariant() ?? "";
        var valid = Form().IsMatch(id) && ServiceIds.Taxpayer(id[10], id[11..25]) is not null && id.AsSpan(30..45).ContainsAnyExcept('0');
        value = valid ? new(id) : default;
        return valid;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"^DPS[1-5][0-9]{6}[12][0-9A-Z]{12}[0-9]{22}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

/// <summary>
/// The key of an NFS-e (TSIdNFSe of the national layout 1.01): city, who generated it (1 the city, 2 the Sefin Nacional), kind of taxpayer number,
/// taxpayer number, number, month, code, check digit. 50 characters. The Sefin gives it; nobody else composes one.
/// </summary>
[JsonConverter(typeof(TextJson<NfseKey>))]
public readonly partial record struct NfseKey : IText<NfseKey>
{
    private NfseKey(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "Chave da NFS-e";

    /// <summary>50 characters; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <summary>The identifier of the element: "NFS" and the key.</summary>
    public string Id => $"NFS{Value}";

    /// <summary>The city that issues it, by the code of the IBGE.</summary>
    public int City => int.Parse(Value.AsSpan(..7));

    /// <summary>Who provides the service.</summary>
    public TaxId Provider => ServiceIds.Taxpayer(Value[8], Value[9..23])!.Value;

    /// <summary>The number of the NFS-e, up to 13 digits.</summary>
    public long Number => long.Parse(Value.AsSpan(23..36));

    /// <summary>The month of emission, by its first day.</summary>
    public DateOnly Month => new(2000 + int.Parse(Value.AsSpan(36..38)), int.Parse(Value.AsSpan(38..40)), 1);

    /// <summary>Reads a key with or without blanks and the prefix NFS.</summary>
    public static bool TryParse(string? text, out NfseKey value)
    {
        var key = text is { Length: <= 100 } ? text.Replace(" ", "").ToUpperInvariant() : "";
        if (key.StartsWith("NFS", StringComparison.Ordinal)) key = key[3..];
        var valid = Form().IsMatch(key) && ServiceIds.Taxpayer(key[8], key[9..23]) is not null && int.Parse(key.AsSpan(38..40)) is >= 1 and <= 12
            && Modulo11.Digit(key.AsSpan(..49)) == key[49] - '0';
        value = valid ? new(key) : default;
        return valid;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"^[1-5][0-9]{6}[12][12][0-9A-Z]{12}[0-9]{29}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

file static class ServiceIds
{
    /// A person's number has 11 digits and stands behind three zeros.
    public static TaxId? Taxpayer(char kind, string text) => kind == '1'
        ? text.StartsWith("000", StringComparison.Ordinal) && Cpf.TryParse(text[3..], out var cpf) ? cpf : default(TaxId?)
        : Cnpj.TryParse(text, out var cnpj) ? cnpj : default(TaxId?);
}
