using System.Security.Cryptography;
using System.Text;

namespace Biela.Fisco;

/// <summary>
/// The QR code of an NFC-e (field qrCode of infNFeSupl): version 3 of NT 2025.001, which needs no secret, and version 2, which states still accept. The text is
/// the address of the state's page (<see cref="Endpoints.QrPage"/>), "?p=" and these parameters.
/// </summary>
public static class NfceQr
{
    /// <summary>Version 3 of a document that was authorised before use.</summary>
    public static string Online(AccessKey key, FiscalEnvironment environment) => $"{key.Value}|3|{environment:D}";

    /// <summary>Version 3 of a document in offline contingency; the signature makes up for the missing authorisation.</summary>
    /// <param name="day">The local day of emission.</param>
    /// <param name="total">vNF.</param>
    /// <param name="recipient">The buyer, if the document names one by CNPJ or CPF.</param>
    /// <param name="foreigner">Whether it names one by a foreign number, which stays out.</param>
    public static string Offline(
        AccessKey key, FiscalEnvironment environment, DateOnly day, Money total, TaxId? recipient, bool foreigner, Certificate certificate)
    {
        var kind = recipient is { } who ? who.IsCompany ? "1" : "2" : foreigner ? "3" : "";
        var text = $"{Online(key, environment)}|{day:dd}|{Amount(total)}|{kind}|{recipient?.Value}";
        return $"{text}|{Convert.ToBase64String(certificate.Sign(Encoding.UTF8.GetBytes(text)))}";
    }

    /// <summary>Version 2 of a document that was authorised before use.</summary>
    /// <param name="secretId">The number of the taxpayer's security code (idCSC), 1 to 999999.</param>
    /// <param name="secret">The code itself (CSC), which is never printed.</param>
    public static string OnlineV2(AccessKey key, FiscalEnvironment environment, int secretId, string secret) =>
        WithHash($"{key.Value}|2|{environment:D}|{secretId}", secret);

    /// <summary>Version 2 of a document in offline contingency.</summary>
    /// <param name="digest">DigestValue of the document in Base64, by <see cref="Signature.Digest"/>.</param>
    public static string OfflineV2(
        AccessKey key, FiscalEnvironment environment, DateOnly day, Money total, string digest, int secretId, string secret) =>
        WithHash($"{key.Value}|2|{environment:D}|{day:dd}|{Amount(total)}|{Hexadecimal(digest)}|{secretId}", secret);

    /// <summary>The whole text of the code.</summary>
    public static string Text(string page, string parameters) => $"{page}?p={parameters}";

    internal static string WithHash(string parameters, string secret) =>
        $"{parameters}|{Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(parameters + secret)))}";

    internal static string Hexadecimal(string digest) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(digest));

    private static string Amount(Money total) => total.Reais.ToString("0.00");
}

/// <summary>What some states ask of the software's maker (infRespTec, NT 2018.005).</summary>
public static class Csrt
{
    /// <summary>hashCSRT: Base64 of the SHA-1 of the maker's security code and the key.</summary>
    public static string Hash(string secret, AccessKey key) => Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(secret + key.Value)));
}
