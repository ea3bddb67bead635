using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Biela.Fisco;

/// <summary>
/// The text of a Pix QR code ("copia e cola"): the BR Code of the Banco Central, a tag, a length and a value after another (EMV QRCPS), and a checksum.
/// </summary>
public static partial class BrCode
{
    /// <summary>What the Banco Central registered.</summary>
    internal const string Gui = "br.gov.bcb.pix";

    /// What a length of two digits can tell.
    private const int Longest = 99;

    /// <summary>Whether a text has the form of a key: CPF, CNPJ, e-mail, +55…, or the 36 characters of a random one, all as they are registered.</summary>
    public static bool IsKey(string text) => text.Length <= 77
        && (Cpf.TryParse(text, out var cpf) && cpf.Value == text || Cnpj.TryParse(text, out var cnpj) && cnpj.Value == text
            || Phone.TryParse(text, out var phone) && phone.E164 == text || Email.TryParse(text, out var email) && email.Value == text
            || Guid.TryParseExact(text, "D", out var random) && random.ToString() == text);

    /// <summary>A static code: a key, and a value if it is fixed.</summary>
    /// <param name="key">E-mail, +55…, CPF, CNPJ or random key, as it was registered; at most 77 characters.</param>
    /// <param name="name">Of the receiver; cut to 25 characters.</param>
    /// <param name="city">Of the receiver; cut to 15 characters.</param>
    /// <param name="amount">Null when the payer is to type it.</param>
    /// <param name="reference">Comes back with the payment (txid): up to 25 letters and digits; null when nobody asks for it.</param>
    /// <param name="information">What the payer reads; what of it does not fit beside the key is left out.</param>
    /// <exception cref="RuleBroken">422, in Portuguese, naming the field.</exception>
    public static string Static(string key, string name, string city, Money? amount = null, string? reference = null, string? information = null)
    {
        if (key.Length is 0 or > 77) throw Field.Broken("key", "Chave Pix", "informe uma chave de até 77 caracteres");
        var account = Tag("00", Gui) + Tag("01", key);
        if (information is not null && Longest - account.Length - 4 is > 0 and var room)
            account += Tag("02", Plain("information", "Informação", information, room));
        return Whole("", account, name, city, amount, reference);
    }

    /// <summary>A dynamic code: the address of a charge at the receiver's bank, without "https://".</summary>
    /// <exception cref="RuleBroken">422, in Portuguese, naming the field.</exception>
    public static string Dynamic(string location, string name, string city) =>
        Whole(Tag("01", "12"), Tag("00", "BR.GOV.BCB.PIX") + Tag("25", location), name, city, null, null);

    /// <summary>Whether a text is a BR Code: well-formed from end to end, with the right checksum.</summary>
    public static bool IsValid(string text) => Fault(text) is null;

    /// <summary>What is wrong with a text as a BR Code, in Portuguese; null when nothing is.</summary>
    public static string? Fault(string text)
    {
        if (!text.StartsWith("000201", StringComparison.Ordinal)) return "não começa com o campo 00";
        if (text.Length < 8 || text[^8..^4] != "6304") return "não termina com o campo 63";
        var before = "00";
        for (var at = 0; at < text.Length;)
        {
            if (at + 4 > text.Length || !int.TryParse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var head))
                return $"campo {before}: o tamanho que diz não é o que tem";
            (before, at) = (text[at..(at + 2)], at + 4 + head % 100);
            if (at > text.Length) return $"campo {before}: passa do fim";
        }
        var checksum = Checksum(text[..^4]);
        return text.EndsWith(checksum, StringComparison.Ordinal) ? null : $"CRC: termina com {text[^4..]}, o certo é {checksum}";
    }

    /// <summary>CRC-16/CCITT-FALSE: polynomial 1021, begun with FFFF, over the bytes of UTF-8; four hexadecimal digits.</summary>
    internal static string Checksum(string text)
    {
        var crc = 0xFFFF;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            crc ^= octet << 8;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
        }
        return (crc & 0xFFFF).ToString("X4");
    }

    private static string Whole(string kind, string account, string name, string city, Money? amount, string? reference)
    {
        if (amount is { } value && value <= Money.Zero) throw Field.Broken("amount", "Valor", "informe um valor maior que zero");
        if (reference is not null && !References().IsMatch(reference))
            throw Field.Broken("txid", "Identificador", "use de 1 a 25 letras sem acento e algarismos");
        var text = Tag("00", "01") + kind + Tag("26", account) + Tag("52", "0000") + Tag("53", "986")
            + (amount is { } fixedAmount ? Tag("54", fixedAmount.Reais.ToString("0.00")) : "") + Tag("58", "BR")
            + Tag("59", Plain("name", "Nome", name, 25)) + Tag("60", Plain("city", "Cidade", city, 15)) + Tag("62", Tag("05", reference ?? "***")) + "6304";
        return text + Checksum(text);
    }

    private static string Tag(string tag, string value) => $"{tag}{value.Length:D2}{value}";

    private const string Accented = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿºª";
    private const string Unaccented = "AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyyoa";

    /// Lengths count characters, which readers take for bytes: accents are left out.
    private static string Plain(string tag, string label, string text, int longest)
    {
        var letters = text.Trim().Select(letter => Accented.IndexOf(letter) is >= 0 and var at ? Unaccented[at] : letter)
            .Where(letter => letter is >= ' ' and <= '~').ToArray();
        if (letters.Length == 0) throw Field.Broken(tag, label, "informe um texto");
        return new string(letters)[..Math.Min(letters.Length, longest)].Trim();
    }

    [GeneratedRegex(@"^[A-Za-z0-9]{1,25}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex References();
}
