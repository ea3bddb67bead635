using System.Security.Cryptography;

namespace Biela.Kernel.Tests;

public sealed class SecretTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("biela-key").FullName;

    [Fact]
    public void What_is_protected_can_be_revealed_by_the_same_installation()
    {
        var hidden = Secrets.From(null, folder).Protect("JBSWY3DPEHPK3PXP ção");
        Assert.DoesNotContain("JBSWY", hidden);
        Assert.Equal("JBSWY3DPEHPK3PXP ção", Secrets.From(null, folder).Reveal(hidden));
        Assert.NotEqual(hidden, Secrets.From(null, folder).Protect("JBSWY3DPEHPK3PXP ção"));
    }

    [Fact]
    public void Another_installation_or_a_changed_text_reveals_nothing()
    {
        var (mine, other) = (Secrets.From(null, folder), new Secrets(RandomNumberGenerator.GetBytes(32)));
        var hidden = mine.Protect("segredo");
        Assert.ThrowsAny<CryptographicException>(() => other.Reveal(hidden));
        var bytes = Convert.FromBase64String(hidden);
        bytes[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => mine.Reveal(Convert.ToBase64String(bytes)));
    }

    [Fact]
    public void The_master_key_is_for_its_owner_s_eyes_only()
    {
        Secrets.From(null, folder);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "master.key")));
        Assert.Throws<InvalidOperationException>(() => Secrets.From(Convert.ToBase64String(new byte[16]), folder));
    }

    [Fact]
    public void A_link_leads_to_its_organization_and_cannot_be_guessed()
    {
        var tenant = Guid.CreateVersion7();
        var link = LinkToken.Create(tenant);
        Assert.Equal((80, tenant), (link.Length, LinkToken.TenantOf(link)));
        Assert.NotEqual(link, LinkToken.Create(tenant));
        Assert.NotEqual(LinkToken.Hash(link), LinkToken.Hash(LinkToken.Create(tenant)));
    }

    [Theory, InlineData(""), InlineData("x"), InlineData("zz"), InlineData("0192")]
    public void What_is_no_link_leads_nowhere(string text)
    {
        Assert.Equal(Guid.Empty, LinkToken.TenantOf(text));
        Assert.Equal(Guid.Empty, LinkToken.TenantOf(text.PadRight(80, 'é')));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
