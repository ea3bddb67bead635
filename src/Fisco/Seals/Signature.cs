using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Biela.Fisco;

/// <summary>A signed document: what is stored, sent and put beside its protocol, always these very bytes.</summary>
/// <param name="Bytes">UTF-8 without byte order mark and without XML declaration, so that it can stand inside a lot.</param>
/// <param name="Id">The Id of the signed element.</param>
/// <param name="DigestValue">Base64 of the SHA-1 of the signed element; the protocol repeats it (digVal).</param>
public sealed record SignedDocument(byte[] Bytes, string Id, string DigestValue);

/// <summary>
/// The signature of fiscal documents (MOC 7.0, 3.2): enveloped, Canonical XML 1.0, RSA with SHA-1, one reference to the Id, and nothing in KeyInfo but
/// the certificate. It is put into the text as the last child of the root; not one character around it changes.
/// </summary>
public static partial class Signature
{
    internal const string Namespace = "http://www.w3.org/2000/09/xmldsig#", C14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        RsaSha1 = $"{Namespace}rsa-sha1", Sha1 = $"{Namespace}sha1", Enveloped = $"{Namespace}enveloped-signature";

    /// <summary>Signs the child of the root that has an Id: infNFe, infEvento, infInut, infDPS or infPedReg.</summary>
    /// <param name="xml">A document without a signature; a byte order mark and a declaration are left out.</param>
    /// <param name="certificate">Whose validity the caller has checked with <see cref="Certificate.For"/>.</param>
    /// <exception cref="XmlException">It is no XML, has no such child, or holds what a fiscal document may not: prefixes, instructions, a DTD.</exception>
    public static SignedDocument Sign(string xml, Certificate certificate)
    {
        var text = Bare(xml);
        var (id, form) = Canonical.ChildWithId(text);
        var digest = Convert.ToBase64String(SHA1.HashData(form));
        var content = SignedInfoContent(id, digest);
        // Inside Signature the namespace is inherited; the canonical form of SignedInfo, which is what gets signed, writes it out.
        var value = certificate.Sign(Encoding.UTF8.GetBytes($"<SignedInfo xmlns=\"{Namespace}\">{content}</SignedInfo>"));
        var end = text.LastIndexOf("</", StringComparison.Ordinal);
        if (text.AsSpan(end).IndexOf('>') != text.Length - end - 1) throw new XmlException("Something follows the root.");
        var signature = $"<Signature xmlns=\"{Namespace}\"><SignedInfo>{content}</SignedInfo><SignatureValue>{Convert.ToBase64String(value)}</SignatureValue>"
            + $"<KeyInfo><X509Data><X509Certificate>{certificate.Encoded}</X509Certificate></X509Data></KeyInfo></Signature>";
        return new(Encoding.UTF8.GetBytes($"{text.AsSpan(..end)}{signature}{text.AsSpan(end..)}"), id, digest);
    }

    /// <summary>The digest a document will have once signed, which the QR code of an offline NFC-e (version 2) needs before.</summary>
    public static string Digest(string xml) => Convert.ToBase64String(SHA1.HashData(Canonical.ChildWithId(Bare(xml)).Form));

    private static string SignedInfoContent(string id, string digest) =>
        $"<CanonicalizationMethod Algorithm=\"{C14n}\"></CanonicalizationMethod><SignatureMethod Algorithm=\"{RsaSha1}\"></SignatureMethod>"
        + $"<Reference URI=\"#{id}\"><Transforms><Transform Algorithm=\"{Enveloped}\"></Transform><Transform Algorithm=\"{C14n}\"></Transform></Transforms>"
        + $"<DigestMethod Algorithm=\"{Sha1}\"></DigestMethod><DigestValue>{digest}</DigestValue></Reference>";

    private static string Bare(string xml)
    {
        var text = xml.TrimStart('\uFEFF');
        if (text.StartsWith("<?xml", StringComparison.Ordinal)) text = text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..].TrimStart();
        return text.TrimEnd();
    }
}
