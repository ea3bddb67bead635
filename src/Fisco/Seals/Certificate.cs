using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Biela.Fisco;

/// <summary>
/// A company's digital certificate of type A1 (a PFX file), which signs its documents and identifies it to the web services.
/// ICP-Brasil writes the taxpayer numbers into the subject alternative name (DOC-ICP-04, 7.1.2.3).
/// </summary>
public sealed partial class Certificate : IDisposable
{
    // Windows' TLS cannot use keys that are nowhere stored, and macOS has none.
    private static readonly X509KeyStorageFlags Storage =
        OperatingSystem.IsLinux() ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet;

    private readonly RSA key;

    private Certificate(X509Certificate2 x509, X509Certificate2Collection chain)
    {
        (X509, Chain) = (x509, chain);
        key = x509.GetRSAPrivateKey() ?? throw new RuleBroken("certificate-without-key",
            "O arquivo não traz a chave privada RSA do certificado. Exporte-o de novo com a opção \"exportar a chave privada\".", 422);
        Encoded = Convert.ToBase64String(x509.RawData);
        Identity = IcpIdentity.Of(x509);
    }

    /// <summary>The certificate with its private key.</summary>
    public X509Certificate2 X509 { get; }

    /// <summary>The certificates of the authorities above it, as far as the file brings them; servers ask for them.</summary>
    public X509Certificate2Collection Chain { get; }

    /// <summary>What ICP-Brasil writes about the holder.</summary>
    public IcpIdentity Identity { get; }

    /// <summary>The name of the holder.</summary>
    public string Holder => X509.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>The name of the authority that issued it.</summary>
    public string Issuer => X509.GetNameInfo(X509NameType.SimpleName, forIssuer: true);

    /// <summary>The first instant it is valid.</summary>
    public DateTimeOffset NotBefore => new(X509.NotBefore.ToUniversalTime());

    /// <summary>The last instant it is valid.</summary>
    public DateTimeOffset NotAfter => new(X509.NotAfter.ToUniversalTime());

    /// <summary>The certificate in Base64, as KeyInfo holds it.</summary>
    internal string Encoded { get; }

    /// <summary>Opens a PFX file; the key stays in memory.</summary>
    /// <exception cref="RuleBroken">422: wrong password, no private key, no PFX, or one that is encrypted in a way that is not read any more.</exception>
    public static Certificate Open(byte[] pfx, string password)
    {
        try
        {
            var all = X509CertificateLoader.LoadPkcs12Collection(pfx, password, Storage);
            var own = all.FirstOrDefault(one => one.HasPrivateKey) ?? all.FirstOrDefault() ?? throw Unreadable("Ele está vazio.");
            return new(own, [.. all.Where(one => one != own)]);
        }
        // ERROR_INVALID_PASSWORD, which the loader gives on every system.
        catch (CryptographicException broken) when (broken.HResult == unchecked((int)0x80070056))
        {
            throw new RuleBroken("certificate-password", "A senha do certificado não confere. Digite a senha escolhida quando o arquivo foi exportado.", 422);
        }
        catch (Exception broken) when (broken is CryptographicException or PlatformNotSupportedException)
        {
            throw pfx.AsSpan().IndexOf(Rc2With40Bits) < 0 ? Unreadable("Confira se o arquivo escolhido é o .pfx ou .p12.") : new RuleBroken(
                "certificate-legacy", "O arquivo está protegido com RC2 de 40 bits, que não é mais lido por não proteger. " +
                "Importe-o no Windows e exporte-o de novo com a criptografia AES256-SHA256.", 422);
        }
    }

    /// <summary>Whole days until it expires; negative when it has.</summary>
    public int DaysLeft(DateTimeOffset now) => (int)Math.Floor((NotAfter - now).TotalDays);

    /// <summary>What the owner has to be told from 30 days before the end; null when there is nothing to tell.</summary>
    public string? Warning(DateTimeOffset now) => DaysLeft(now) switch
    {
        < 0 => $"O certificado de {Holder} venceu em {NotAfter:dd/MM/yyyy}: nenhuma nota pode ser emitida. Compre outro e carregue-o.",
        0 => $"O certificado de {Holder} vence em menos de 24 horas. Sem um novo, nenhuma nota poderá ser emitida.",
        1 => $"O certificado de {Holder} vence amanhã. Carregue o novo hoje.",
        <= 30 and var days => $"O certificado de {Holder} vence em {days} dias, em {NotAfter:dd/MM/yyyy}. Providencie o novo.",
        _ => null,
    };

    /// <summary>Refuses a certificate that cannot sign for this company now. Any establishment of the same root will do (rule of 213).</summary>
    /// <exception cref="RuleBroken">422: expired, not yet valid, or of somebody else.</exception>
    public Certificate For(TaxId company, DateTimeOffset now)
    {
        if (now > NotAfter) throw new RuleBroken("certificate-expired", Warning(NotAfter.AddDays(1))!, 422);
        if (now < NotBefore)
            throw new RuleBroken("certificate-not-yet-valid",
                $"O certificado de {Holder} só vale a partir de {NotBefore:dd/MM/yyyy HH:mm} (UTC). Confira o relógio do servidor ou espere.", 422);
        if (!Identity.SignsFor(company))
            throw new RuleBroken("certificate-of-another",
                $"O certificado é de {Holder} ({Identity.Taxpayer?.ToString() ?? "sem CNPJ"}) e não serve para {company}. Carregue o da empresa.", 422);
        return this;
    }

    /// <summary>A signature of RSA with SHA-1 and PKCS #1 padding, which the tax authorities still demand (MOC 7.0, 3.2.2).</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data) => key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

    public void Dispose()
    {
        key.Dispose();
        X509.Dispose();
        foreach (var authority in Chain) authority.Dispose();
    }

    /// pbeWithSHAAnd40BitRC2-CBC, 1.2.840.113549.1.12.1.6 in DER.
    private static ReadOnlySpan<byte> Rc2With40Bits => [0x06, 0x0A, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x01, 0x06];

    private static RuleBroken Unreadable(string remedy) => new("certificate-unreadable", $"O arquivo não é um certificado A1 legível. {remedy}", 422);
}

/// <summary>What a certificate of ICP-Brasil says about its holder.</summary>
/// <param name="Cnpj">The company; null in the certificate of a person (2.16.76.1.3.3).</param>
/// <param name="Cpf">The person; null in the certificate of a company (2.16.76.1.3.1).</param>
/// <param name="ResponsibleName">Who answers for the company (2.16.76.1.3.2).</param>
/// <param name="ResponsibleCpf">That person's number (2.16.76.1.3.4).</param>
public sealed partial record IcpIdentity(Cnpj? Cnpj, Cpf? Cpf, string? ResponsibleName, Cpf? ResponsibleCpf)
{
    internal const string PersonOid = "2.16.76.1.3.1", ResponsibleNameOid = "2.16.76.1.3.2", CompanyOid = "2.16.76.1.3.3",
        ResponsibleOid = "2.16.76.1.3.4", AlternativeNameOid = "2.5.29.17";

    /// <summary>The holder's number; null when there is none.</summary>
    public TaxId? Taxpayer => Cnpj is { } cnpj ? cnpj : Cpf is { } cpf ? cpf : null;

    /// <summary>Whether documents of this taxpayer may carry the holder's signature: the same person, or a company of the same root (8 characters).</summary>
    public bool SignsFor(TaxId taxpayer) => taxpayer.IsCompany ? Cnpj is { } own && own.Value[..8] == taxpayer.Value[..8] : Cpf?.Value == taxpayer.Value;

    /// <summary>Reads the other names of the subject alternative name; nothing of it is trusted before the chain is.</summary>
    public static IcpIdentity Of(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == AlternativeNameOid) is { } extension
            ? OtherNames(extension.RawData) : [];
        return new(
            Biela.Kernel.Cnpj.TryParse(names.GetValueOrDefault(CompanyOid), out var cnpj) ? cnpj : null,
            Person(names.GetValueOrDefault(PersonOid)), names.GetValueOrDefault(ResponsibleNameOid), Person(names.GetValueOrDefault(ResponsibleOid)));
    }

    /// Date of birth (8), CPF (11), NIS (11), RG (15) and who issued it.
    private static Cpf? Person(string? text) => Record().Match(text ?? "") is { Success: true } match
        && Biela.Kernel.Cpf.TryParse(match.Groups["cpf"].Value, out var cpf) ? cpf : null;

    private static Dictionary<string, string> OtherNames(byte[] extension)
    {
        var names = new Dictionary<string, string>();
        try
        {
            var sequence = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
            while (sequence.HasData)
            {
                if (!sequence.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0))) sequence.ReadEncodedValue();
                else
                {
                    var name = sequence.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0));
                    var oid = name.ReadObjectIdentifier();
                    names[oid] = Text(name.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0))).Trim();
                }
            }
        }
        catch (AsnContentException)
        {
            // A certificate that writes it wrongly has no identity.
        }
        return names;
    }

    /// DOC-ICP-04 allows an octet string as well as a printable one; authorities use others too.
    private static string Text(AsnReader value) => value.PeekTag().TagValue == (int)UniversalTagNumber.OctetString
        ? System.Text.Encoding.Latin1.GetString(value.ReadOctetString())
        : value.ReadCharacterString((UniversalTagNumber)value.PeekTag().TagValue);

    [GeneratedRegex("^[0-9]{8}(?<cpf>[0-9]{11})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Record();
}
