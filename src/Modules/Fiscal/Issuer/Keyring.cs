using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Opened certificates, and the connections they identify the shops by: both cost more to make than a note does.</summary>
internal sealed class Keyring(Secrets secrets, Topology topology)
{
    private readonly ConcurrentDictionary<Guid, Opened> opened = new();
    private readonly Lazy<X509Certificate2Collection> roots = new(() => Roots(topology.Fiscal.Roots));

    private sealed record PfxFile(byte[] Pfx, string Password);

    private sealed record Opened(string Sealed, Certificate Certificate, Lazy<FiscoClient> Client);

    /// <summary>Opens a PFX file. Throws <see cref="RuleBroken"/> when it cannot be.</summary>
    /// <returns>The certificate, and the file as it is kept.</returns>
    public (Certificate Certificate, string Sealed) Open(byte[] pfx, string password) =>
        (Certificate.Open(pfx, password), secrets.Protect(JsonSerializer.Serialize(new PfxFile(pfx, password))));

    /// <summary>The certificate the shop signs with. Throws <see cref="RuleBroken"/> when there is none that is valid for the issuer now.</summary>
    public Certificate For(Profile profile, DateTimeOffset now) => Of(profile).Certificate.For(profile.Issuer.Cnpj, now);

    /// <summary>What the owner has to be told of the certificate's end; null while there is nothing to tell.</summary>
    public string? Warning(Profile profile, DateTimeOffset now) => Of(profile).Certificate.Warning(now);

    /// <summary>The connection the shop is known by, whether its certificate is still valid or not: the authority says.</summary>
    public FiscoClient ClientOf(Profile profile) => Of(profile).Client.Value;

    /// What was there before is left to those who may still use it.
    private Opened Of(Profile profile)
    {
        var text = profile.SealedCertificate
            ?? throw new RuleBroken("certificate-missing", "A oficina ainda não tem certificado digital. Carregue o arquivo A1 (.pfx) em Ajustes, Fiscal.");
        return opened.AddOrUpdate(profile.Id, _ => Unseal(text), (_, known) => known.Sealed == text ? known : Unseal(text));
    }

    private Opened Unseal(string text)
    {
        var file = JsonSerializer.Deserialize<PfxFile>(secrets.Reveal(text))!;
        var certificate = Certificate.Open(file.Pfx, file.Password);
        return new(text, certificate, new(() => new(certificate, new() { Roots = roots.Value, Timeout = topology.Fiscal.Timeout })));
    }

    private static X509Certificate2Collection Roots(string? file)
    {
        var trusted = new X509Certificate2Collection();
        if (file is not null) trusted.ImportFromPemFile(file);
        return trusted;
    }
}
