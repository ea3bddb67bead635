using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Biela.Fisco;

/// <summary>Why a signature does not hold.</summary>
/// <param name="Status">The code (cStat) a tax authority rejects it with.</param>
/// <param name="Reason">For people, in Portuguese.</param>
public sealed record SignatureFault(int Status, string Reason);

/// <summary>What was found out about a signature.</summary>
/// <param name="Faults">Empty when it holds.</param>
/// <param name="DigestValue">What the signature says the digest is; null when it says nothing.</param>
/// <param name="Signer">Whose certificate it carries; null when it carries none.</param>
public sealed record SignatureCheck(IReadOnlyList<SignatureFault> Faults, string? DigestValue, IcpIdentity? Signer)
{
    /// <summary>Whether the document is as its signer left it.</summary>
    public bool Holds => Faults.Count == 0;
}

public static partial class Signature
{
    /// <summary>
    /// Checks a signed document, of whomever: shape, digest, signature, and that its signer may sign for the issuer. Whether the certificate was trusted,
    /// valid or revoked at the time is not asked.
    /// </summary>
    /// <param name="xml">The document by its bytes, as they were received; alone, or beside its protocol (nfeProc, procEventoNFe, procInutNFe).</param>
    /// <param name="issuer">Who must have signed it (213); null when that does not matter.</param>
    public static SignatureCheck Verify(byte[] xml, TaxId? issuer = null)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), new() { DtdProcessing = DtdProcessing.Prohibit });
            document.Load(reader);
        }
        catch (XmlException broken)
        {
            return new([new(243, $"O XML está malformado (linha {broken.LineNumber}, posição {broken.LinePosition}).")], null, null);
        }
        var signed = Signed(document.DocumentElement!);
        var signature = LastChild(signed);
        var shape = new Shape(signed, signature);
        if (shape.Fault() is { } fault) return new([new(298, fault)], shape.DigestValue, null);

        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(shape.Certificate ?? ""));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return new([new(290, "O certificado da assinatura é ilegível.")], shape.DigestValue, null);
        }
        using (certificate) return new([.. Faults(document, signature!, certificate, issuer)], shape.DigestValue, IcpIdentity.Of(certificate));
    }

    private static XmlElement Signed(XmlElement root) =>
        root.ChildNodes.OfType<XmlElement>().Prepend(root).FirstOrDefault(element => LastChild(element)?.LocalName == "Signature") ?? root;

    private static XmlElement? LastChild(XmlElement element) => element.ChildNodes.OfType<XmlElement>().LastOrDefault();

    private static IEnumerable<SignatureFault> Faults(XmlDocument document, XmlElement signature, X509Certificate2 certificate, TaxId? issuer)
    {
        using var key = certificate.GetRSAPublicKey();
        // The library checks what our own canonical form made, and what others signed by theirs.
        if (key is null) yield return new(290, "O certificado da assinatura não é RSA.");
        else if (Loaded(document, signature) is not { } signed) yield return new(298, "O Id a que a assinatura se refere não é único no documento.");
        else if (!signed.CheckSignature(key))
            yield return new(297, SignatureAlone(signed, key)
                ? "O conteúdo foi alterado depois de assinado: o resumo (DigestValue) difere do calculado."
                : "O valor da assinatura (SignatureValue) difere do calculado.");
        if (issuer is { } who && !IcpIdentity.Of(certificate).SignsFor(who))
            yield return new(213, $"O certificado da assinatura não é de {who} nem de outro estabelecimento da mesma empresa.");
    }

    private static SignedXml? Loaded(XmlDocument document, XmlElement signature)
    {
        var signed = new SignedXml(document);
        try
        {
            signed.LoadXml(signature);
            return signed;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// Whether SignedInfo is as signed, so that only the content can differ.
    private static bool SignatureAlone(SignedXml signed, RSA key)
    {
        var form = new XmlDsigC14NTransform();
        var info = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        info.LoadXml(signed.SignedInfo!.GetXml().OuterXml);
        form.LoadInput(info);
        using var stream = (Stream)form.GetOutput(typeof(Stream));
        return key.VerifyData(stream, signed.SignatureValue!, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
    }

    /// The shape of the schema xmldsig-core-schema_v1.01, which leaves no choice.
    private sealed class Shape(XmlElement root, XmlElement? signature)
    {
        private const string Expected = "Signature(SignedInfo(CanonicalizationMethod SignatureMethod Reference(Transforms(Transform Transform) DigestMethod "
            + "DigestValue)) SignatureValue KeyInfo(X509Data(X509Certificate)))";

        public string? DigestValue => Reference?["DigestValue", Namespace]?.InnerText;

        public string? Certificate => signature?["KeyInfo", Namespace]?["X509Data", Namespace]?["X509Certificate", Namespace]?.InnerText;

        private XmlElement? SignedInfo => signature?["SignedInfo", Namespace];

        private XmlElement? Reference => SignedInfo?["Reference", Namespace];

        public string? Fault()
        {
            if (signature is not { LocalName: "Signature", NamespaceURI: Namespace })
                return "O documento não está assinado: Signature não é o último elemento.";
            if (signature.Prefix is not "") return "A assinatura usa um prefixo de namespace.";
            if (Outline(signature) is var outline && outline != Expected) return $"A assinatura não tem os elementos do padrão: {outline}.";
            if (AlgorithmOf(SignedInfo?["CanonicalizationMethod", Namespace]) != C14n) return "O método de canonização não é o C14N 1.0.";
            if (AlgorithmOf(SignedInfo?["SignatureMethod", Namespace]) != RsaSha1) return "O método da assinatura não é RSA-SHA1.";
            if (AlgorithmOf(Reference?["DigestMethod", Namespace]) != Sha1) return "O método do resumo não é SHA-1.";
            if (Reference?["Transforms", Namespace]?.ChildNodes.OfType<XmlElement>().Select(AlgorithmOf).SequenceEqual([Enveloped, C14n]) is not true)
                return "As transformações não são enveloped-signature e C14N 1.0.";
            var id = root.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.HasAttribute("Id"))?.GetAttribute("Id");
            var uri = Reference?.GetAttribute("URI");
            return id is null || uri != $"#{id}" ? $"A assinatura se refere a \"{uri}\", não ao Id do documento (\"{id}\")." : null;
        }

        private static string Outline(XmlElement element)
        {
            var children = string.Join(' ', element.ChildNodes.OfType<XmlElement>().Select(Outline));
            return children is "" ? element.LocalName : $"{element.LocalName}({children})";
        }

        private static string? AlgorithmOf(XmlElement? method) => method?.GetAttribute("Algorithm");
    }
}
