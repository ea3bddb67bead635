using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Biela.Modules.Tests.Auth;

public sealed class OrganizationTests : AuthTest
{
    [Fact] // A24, step 10
    public async Task A_suspended_shop_is_signed_out_and_the_other_notices_nothing()
    {
        var x = await Shop();
        var (lia, celina) = (await Member("Lia", Role.Consultor), await Member("Celina", Role.Owner));
        var nina = await Member("Nina", Role.Financeiro);
        Ticket[] ofX = [await Enter(lia), await Enter(nina), await Enter(celina)];
        var key = (await Call<Created<CreateApiKey.Response>>(CreateApiKey.Handle, new CreateApiKey.Request("k", ["orders.read"]))).Value!.Key;
        await Shop();
        var ninaOfY = await Member("Nina", Role.Viewer);
        Ticket[] ofY = [await Enter(ninaOfY), await Enter(await Member("Bento", Role.Owner))];

        await Call<NoContent>(SuspendOrganization.Handle, x.Id);
        foreach (var ticket in ofX)
        {
            Assert.True(await Ended(ticket));
            Assert.Equal("session-over", (await Refused(() => CallAlone<Ok<Ticket>>(Refresh.Handle, new Refresh.Request(ticket.RefreshToken)))).Code);
        }
        foreach (var ticket in ofY) Assert.False(await Ended(ticket));
        Assert.Null(await Alone(async (_, s) => await s.GetRequiredService<IAuthority>().ByApiKey(key, default)));
        Assert.Equal("no-access", (await Refused(() => Enter(lia))).Code);
        Assert.Equal(ninaOfY.OrganizationId, Assert.Single((await LogIn("Nina")).Organizations).Id);
        Assert.Equal("already-suspended", (await Refused(() => Call<NoContent>(SuspendOrganization.Handle, x.Id))).Code);

        await Call<NoContent>(ReactivateOrganization.Handle, x.Id);
        await Enter(lia);
    }

    [Fact]
    public async Task Only_a_platform_administrator_gets_the_platforms_permission()
    {
        await Shop();
        var ana = await Member("Ana", Role.Viewer);
        Assert.True(await Alone((db, _) => db.Promote("Ana@oficina.com.br", Clock.Now, default)));
        Assert.False(await Alone((db, _) => db.Promote("ninguem@oficina.com.br", Clock.Now, default)));
        Assert.Contains(Roles.Platform, Permissions(await Enter(ana)));
        Assert.DoesNotContain(Roles.Platform, Permissions(await Enter(await Member("Celina", Role.Owner))));
    }

    [Fact]
    public async Task A_public_link_tells_whose_it_is_as_long_as_the_shop_is_active()
    {
        var x = await Shop();
        var shown = (await Call<Ok<ShowShop.Response>>(ShowShop.Handle, "link")).Value!;
        var organization = await Do((db, _) => db.Organizations.SingleAsync(o => o.Id == x.Id));
        Assert.Equal((organization.TradeName, organization.Cnpj), (shown.TradeName, shown.Cnpj));
        await Call<NoContent>(SuspendOrganization.Handle, x.Id);
        Assert.Equal("not-found", (await Refused(() => Call<Ok<ShowShop.Response>>(ShowShop.Handle, "link"))).Code);
    }

    private static IEnumerable<string> Permissions(Ticket ticket) =>
        new JsonWebToken(ticket.AccessToken).Claims.Where(c => c.Type == Claims.Permission).Select(c => c.Value);

    [Fact]
    public async Task The_trail_shows_each_shop_its_own_entries()
    {
        await Shop();
        await Member("Lia", Role.Consultor);
        await LogIn("Lia");
        await Shop();
        await Enter(await Member("Bento", Role.Owner));
        await LogIn("Bento");
        Assert.Equal(["Bento"], (await Call<Ok<Page<ListAudit.Item>>>(ListAudit.Handle)).Value!.Items.Select(e => e.Who).Distinct());
    }

    [Fact]
    public async Task What_the_shop_is_called_changes_in_the_version_that_was_read()
    {
        await Shop();
        await Enter(await Member("Celina", Role.Owner));
        var before = (await Call<Versioned<ShowOrganization.Response>>(ShowOrganization.Handle)).Value;
        var request = new EditOrganization.Request("Retífica Serra Azul Ltda.", "Serra Azul", "America/Manaus", StateRegistration: "0012345678");
        Task<Versioned<ShowOrganization.Response>> Edit(string? seen) =>
            Call<Versioned<ShowOrganization.Response>>(EditOrganization.Handle, request, new IfMatch(seen));
        Assert.Equal(428, (await Refused(() => Edit(null))).Status);
        // Who goes on typing saves on top of the answer.
        Assert.Equal(before.Version + 1, (await Edit($"\"{before.Version}\"")).Value.Version);
        Assert.Equal(412, (await Refused(() => Edit($"\"{before.Version}\""))).Status);
        var after = (await Call<Versioned<ShowOrganization.Response>>(ShowOrganization.Handle)).Value;
        Assert.Equal(("Retífica Serra Azul Ltda.", "Serra Azul", "America/Manaus", "0012345678", before.Version + 1, before.Cnpj),
            (after.LegalName, after.TradeName, after.TimeZone, after.StateRegistration, after.Version, after.Cnpj));
    }
}

public sealed class SigningKeyTests : AuthTest
{
    private Task<IReadOnlyCollection<Microsoft.IdentityModel.Tokens.SecurityKey>> Keys(string? id = null) =>
        Alone(async (_, s) => await s.GetRequiredService<IAuthority>().Keys(id, default));

    private async Task<bool> Opens(Ticket ticket) => await AccessToken.Read(ticket.AccessToken, await Keys(), Clock.Now) is not null;

    [Fact]
    public async Task After_thirty_days_a_new_key_signs_and_the_old_one_stays_until_its_tokens_are_gone()
    {
        await Shop();
        var lia = await Member("Lia", Role.Consultor);
        var first = await Enter(lia);
        Clock.Now += TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1);
        var late = await Enter(lia);
        Assert.Equal(Kid(first), Kid(late));
        Clock.Now += TimeSpan.FromMinutes(2);
        var next = await Enter(lia);
        Assert.NotEqual(Kid(late), Kid(next));
        Assert.True(await Opens(late));
        Assert.True(await Opens(next));
        Assert.Equal(2, (await Keys()).Count);
        Clock.Now += TimeSpan.FromMinutes(25);
        Assert.Equal([Kid(next)], (await Keys()).Select(k => k.KeyId));
    }

    [Fact]
    public async Task A_rotation_on_request_takes_effect_at_once()
    {
        await Shop();
        var lia = await Member("Lia", Role.Consultor);
        var before = await Enter(lia);
        await CallAlone<NoContent>(RotateSigningKeys.Handle);
        var after = await Enter(lia);
        Assert.NotEqual(Kid(before), Kid(after));
        Assert.True(await Opens(before));
        Assert.True(await Opens(after));
    }

    [Fact]
    public async Task Published_keys_hold_nothing_private_and_stored_ones_are_encrypted()
    {
        await Shop();
        var ticket = await Enter(await Member("Lia", Role.Consultor));
        var published = Assert.Single((await CallAlone<Ok<ListSigningKeys.Response>>(ListSigningKeys.Handle)).Value!.Keys);
        Assert.Equal((Kid(ticket), "EC", "P-256", "sig", "ES256"), (published.Kid, published.Kty, published.Crv, published.Purpose, published.Alg));
        var stored = (await Do((db, _) => db.SigningKeys.SingleAsync())).PrivateKey;
        using var key = System.Security.Cryptography.ECDsa.Create();
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => key.ImportPkcs8PrivateKey(Convert.FromBase64String(stored), out _));
    }

    private static string Kid(Ticket ticket) => new JsonWebToken(ticket.AccessToken).Kid;
}
