using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Biela.Fisco;

/// <summary>
/// A little certification authority for homologation without the real ones: it issues server certificates and A1 certificates that look like those of
/// ICP-Brasil. No tax authority accepts them.
/// </summary>
public sealed class SelfIssued : IDisposable
{
    private const int KeyBits = 2048;
    private readonly (DateTimeOffset From, DateTimeOffset To) validity;

    /// <summary>An authority whose certificates are valid in the given time, unless they say otherwise.</summary>
    public SelfIssued(DateTimeOffset from, DateTimeOffset to, string name = "AC de Testes")
    {
        validity = (from, to);
        using var key = RSA.Create(KeyBits);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        Root = request.CreateSelfSigned(from, to);
        Trusted = X509CertificateLoader.LoadCertificate(Root.RawData);
    }

    /// <summary>An authority made before, by its certificate with the key; what it issues is valid as long as itself.</summary>
    public SelfIssued(X509Certificate2 root)
    {
        validity = (new(root.NotBefore), new(root.NotAfter));
        (Root, Trusted) = (root, X509CertificateLoader.LoadCertificate(root.RawData));
    }

    /// <summary>The authority's certificate, with its key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The authority's certificate without its key, for those who shall trust it.</summary>
    public X509Certificate2 Trusted { get; }

    /// <summary>A server's certificate for these host names and addresses.</summary>
    public X509Certificate2 Server(params string[] hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
        }
        return X509CertificateLoader.LoadPkcs12(Issue(hosts[0], names.Build(), "1.3.6.1.5.5.7.3.1", null, ""), "", X509KeyStorageFlags.Exportable);
    }

    /// <summary>An A1 certificate of a company or of a person, as the bytes of a PFX file that also holds the authority.</summary>
    public byte[] Client(TaxId taxpayer, string name, string password, Cpf? responsible = null, (DateTimeOffset From, DateTimeOffset To)? valid = null)
    {
        var person = (taxpayer.IsCompany ? responsible?.Value : taxpayer.Value) ?? new('0', 11);
        var record = $"01011980{person}{new('0', 26)}";
        (string Oid, string Text)[] names = taxpayer.IsCompany
            ? [(IcpIdentity.CompanyOid, taxpayer.Value), (IcpIdentity.ResponsibleOid, record), (IcpIdentity.ResponsibleNameOid, "RESPONSAVEL")]
            : [(IcpIdentity.PersonOid, record)];
        var extension = new X509Extension(IcpIdentity.AlternativeNameOid, OtherNames(names), critical: false);
        return Issue($"{name}:{taxpayer.Value}", extension, "1.3.6.1.5.5.7.3.2", valid, password);
    }

    public void Dispose()
    {
        Root.Dispose();
        Trusted.Dispose();
    }

    private byte[] Issue(string name, X509Extension names, string usage, (DateTimeOffset From, DateTimeOffset To)? valid, string password)
    {
        using var key = RSA.Create(KeyBits);
        var request = Request(name, key);
        request.CertificateExtensions.Add(names);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        var (from, to) = valid ?? validity;
        // Its issuer vouches for nothing outside its own time; what has expired is made as expired all the same.
        using var issued = request.Create(Root.SubjectName, X509SignatureGenerator.CreateForRSA(Root.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1),
            from, to, RandomNumberGenerator.GetBytes(16));
        using var own = issued.CopyWithPrivateKey(key);
        return new X509Certificate2Collection { own, Trusted }.Export(X509ContentType.Pkcs12, password)!;
    }

    private static CertificateRequest Request(string name, RSA key) =>
        new(new X500DistinguishedName($"CN=\"{name}\", O=Biela, C=BR"), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static byte[] OtherNames(IEnumerable<(string Oid, string Text)> names)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
            foreach (var (oid, text) in names)
            {
                using var name = writer.PushSequence(tag);
                writer.WriteObjectIdentifier(oid);
                using var value = writer.PushSequence(tag);
                writer.WriteOctetString(Encoding.Latin1.GetBytes(text));
            }
        return writer.Encode();
    }
}
