using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Biela.Fisco;

/// <summary>
/// The access key of an NF-e or NFC-e (MOC 7.0, 2.2.6): state, month, issuer, model, series, number, way of issuing, random code, check digit.
/// 44 characters, of which only the issuer's may be letters (NT 2026.004).
/// </summary>
[JsonConverter(typeof(TextJson<AccessKey>))]
public readonly partial record struct AccessKey : IText<AccessKey>
{
    private AccessKey(string value) => Value = value;

    /// <inheritdoc/>
    public static string Kind => "Chave de acesso";

    /// <summary>44 characters; empty for one that was never given.</summary>
    public string Value => field ?? "";

    /// <summary>The identifier of the signed element: "NFe" and the key.</summary>
    public string Id => $"NFe{Value}";

    /// <summary>The issuer's state.</summary>
    public State State => State.Find(Part(0..2))!;

    /// <summary>The month of emission, by its first day.</summary>
    public DateOnly Month => new(2000 + Part(2..4), Part(4..6), 1);

    /// <summary>Who issued it: a company, or a person in the series 920 to 969.</summary>
    public TaxId Issuer => IssuerOf(Value)!.Value;

    /// <summary>NF-e or NFC-e.</summary>
    public DocumentModel Model => (DocumentModel)Part(20..22);

    /// <summary>0 to 999.</summary>
    public int Series => Part(22..25);

    /// <summary>1 to 999.999.999.</summary>
    public int Number => Part(25..34);

    /// <summary>The way of issuing.</summary>
    public Issuance Issuance => (Issuance)Part(34..35);

    /// <summary>The random code, 8 digits (cNF).</summary>
    public string RandomCode => Value[35..43];

    /// <summary>The check digit (cDV).</summary>
    public int CheckDigit => Part(43..44);

    /// <summary>Reads a key with or without blanks, dots, dashes and the prefix NFe; lower case counts as upper case.</summary>
    public static bool TryParse(string? text, out AccessKey value)
    {
        var key = text is { Length: <= 100 } ? Punctuation().Replace(text, "").ToUpperInvariant() : "";
        if (key.StartsWith("NFE", StringComparison.Ordinal)) key = key[3..];
        var valid = Form().IsMatch(key) && HasKnownParts(new(key)) && Modulo11.Digit(key.AsSpan(..43)) == key[43] - '0';
        value = valid ? new(key) : default;
        return valid;
    }

    /// <summary>The same, as paths and queries are bound; the provider changes nothing.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out AccessKey value) => TryParse(text, out value);

    /// <summary>Puts a key together. The code must be kept with the document: sent again with another code it would be another document (539).</summary>
    /// <param name="emission">The issuer's local day, the one that dhEmi shows.</param>
    /// <exception cref="ArgumentException">A part is out of its range, or the code is one that nobody may use (rule B03-10).</exception>
    public static AccessKey Compose(
        State state, DateOnly emission, TaxId issuer, DocumentModel model, int series, int number, Issuance issuance, string randomCode)
    {
        if (randomCode.Length != 8 || IsTrivial(randomCode, number)) throw new ArgumentException($"{randomCode} is no random code.", nameof(randomCode));
        var start = $"{state.Code:D2}{emission:yyMM}{issuer.Value.PadLeft(14, '0')}{(int)model}{series:D3}{number:D9}{(int)issuance}{randomCode}";
        return TryParse($"{start}{Modulo11.Digit(start)}", out var key) ? key
            : throw new ArgumentException($"{start} makes no key.", nameof(issuer));
    }

    /// <summary>A random code for a document with this number.</summary>
    public static string NewRandomCode(int number)
    {
        string code;
        do code = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8");
        while (IsTrivial(code, number));
        return code;
    }

    /// <summary>Whether a code can be guessed: one digit eight times, digits that count upwards, the number itself (NT 2019.001, rule B03-10, 897).</summary>
    public static bool IsTrivial(string code, int number)
    {
        if (!int.TryParse(code, out var value) || value == number) return true;
        var steps = code.Zip(code[1..], (digit, next) => (next - digit + 10) % 10).Distinct().ToList();
        return steps is [0] or [1];
    }

    /// <summary>Eleven blocks of four, as it is printed.</summary>
    public override string ToString() => string.Join(' ', Value.Chunk(4).Select(block => new string(block)));

    private static bool HasKnownParts(AccessKey key) =>
        State.Find(key.Part(0..2)) is not null && key.Part(4..6) is >= 1 and <= 12 && IssuerOf(key.Value) is not null
        && Enum.IsDefined(key.Model) && Enum.IsDefined(key.Issuance) && key.Number > 0;

    private static TaxId? IssuerOf(string key)
    {
        var person = int.Parse(key.AsSpan(22..25)) is >= 920 and <= 969;
        return !TaxId.TryParse(key[(person ? 9 : 6)..20], out var issuer) || person && !key[6..9].All(zero => zero == '0') ? null : issuer;
    }

    private int Part(Range range) => int.Parse(Value.AsSpan(range));

    [GeneratedRegex(@"[\s./-]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^[0-9]{6}[0-9A-Z]{12}[0-9]{26}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
