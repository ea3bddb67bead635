using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>The certification authority of a simulator, kept in its folder: root.pem is what its clients trust, root.key its secret.</summary>
internal sealed class Authority : IDisposable
{
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private readonly SelfIssued issuer;
    private readonly Lazy<Certificate> own;

    private Authority(SelfIssued issuer)
    {
        this.issuer = issuer;
        // The Receita Federal, in whose name the Sefin Nacional signs.
        own = new(() => Certificate.Open(issuer.Client(Cnpj.Parse("00394460005887"), "SEFIN NACIONAL DE TESTES", ""), ""));
    }

    /// <summary>The authority's certificate, without its key.</summary>
    public X509Certificate2 Root => issuer.Trusted;

    /// <summary>Opens the authority of a folder, and makes it the first time.</summary>
    public static Authority Open(string folder, TimeProvider clock)
    {
        var (certificate, key) = (Path.Combine(folder, "root.pem"), Path.Combine(folder, "root.key"));
        if (File.Exists(certificate)) return new(new(X509Certificate2.CreateFromPemFile(certificate, key)));
        Directory.CreateDirectory(folder);
        var now = clock.GetUtcNow();
        var made = new SelfIssued(now.AddYears(-5), now.AddYears(20), "AC do Simulador Biela");
        using (var secret = made.Root.GetRSAPrivateKey()!)
            File.WriteAllText(key, secret.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // Written last and in one step: where it is, the key is.
        File.WriteAllText($"{certificate}.new", made.Root.ExportCertificatePem());
        File.Move($"{certificate}.new", certificate);
        return new(made);
    }

    /// <summary>A document signed by the authority itself, as the Sefin Nacional signs its notes.</summary>
    public byte[] Sign(string document) => Signature.Sign(document, own.Value).Bytes;

    /// <summary>The certificate the simulator shows.</summary>
    public X509Certificate2 Server() => issuer.Server("localhost", "127.0.0.1");

    /// <summary>An A1 certificate of a taxpayer, as the bytes of a PFX file.</summary>
    public byte[] Client(TaxId taxpayer, string name, string password) => issuer.Client(taxpayer, name, password);

    /// <summary>What is wrong with a certificate at an instant: 291 its validity, 293 its chain; null when nothing is.</summary>
    public int? Fault(X509Certificate2 certificate, DateTimeOffset at)
    {
        if (at.UtcDateTime < certificate.NotBefore.ToUniversalTime() || at.UtcDateTime > certificate.NotAfter.ToUniversalTime()) return 291;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientUse));
        return chain.Build(certificate) ? null : 293;
    }

    public void Dispose()
    {
        if (own.IsValueCreated) own.Value.Dispose();
        issuer.Dispose();
    }
}
