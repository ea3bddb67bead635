using System.Security.Cryptography;

namespace Biela.Kernel.Tests.Security;

public sealed class SecretsTests
{
    private readonly Secrets secrets = new(RandomNumberGenerator.GetBytes(32));

    [Theory, InlineData(""), InlineData("x"), InlineData("uma chave, com acento: é")]
    public void What_was_protected_can_be_revealed(string plain) => Assert.Equal(plain, secrets.Reveal(secrets.Protect(plain)));

    [Fact]
    public void The_same_secret_never_looks_the_same() => Assert.NotEqual(secrets.Protect("x"), secrets.Protect("x"));

    [Fact]
    public void A_changed_bit_anywhere_is_noticed()
    {
        var bytes = Convert.FromBase64String(secrets.Protect("segredo"));
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            var changed = bytes.ToArray();
            changed[i / 8] ^= (byte)(1 << i % 8);
            Assert.ThrowsAny<CryptographicException>(() => secrets.Reveal(Convert.ToBase64String(changed)));
        }
    }

    [Theory, InlineData(""), InlineData("not base64!"), InlineData("AAAA")]
    public void What_never_was_a_sealed_text_is_noticed(string text) => Assert.ThrowsAny<CryptographicException>(() => secrets.Reveal(text));

    [Fact]
    public void Another_master_key_reveals_nothing() =>
        Assert.ThrowsAny<CryptographicException>(() => new Secrets(RandomNumberGenerator.GetBytes(32)).Reveal(secrets.Protect("x")));

    [Fact]
    public void The_master_key_is_made_once_and_is_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("biela").FullName;
        var text = Secrets.From(null, folder).Protect("x");
        Assert.Equal("x", Secrets.From(null, folder).Reveal(text));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "master.key")));
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData(""), InlineData("short"), InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    public void A_configured_key_that_is_none_stops_the_start(string configured) =>
        Assert.Throws<InvalidOperationException>(() => Secrets.From(configured, "/nowhere"));

    [Fact]
    public void A_link_leads_to_its_organization_and_nothing_else_does()
    {
        var tenant = Guid.CreateVersion7();
        var link = LinkToken.Create(tenant);
        Assert.Equal(tenant, LinkToken.TenantOf(link));
        string[] wrongs = ["", "x", link[1..], link + "0", link[..^1] + "g", new string('é', link.Length)];
        Assert.All(wrongs, wrong => Assert.Equal(Guid.Empty, LinkToken.TenantOf(wrong)));
        Assert.NotEqual(LinkToken.Hash(link), LinkToken.Hash(link[..^1] + (link[^1] == '0' ? '1' : '0')));
    }
}
