using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Auth;

public sealed class ApiKeyTests : AuthTest
{
    private async Task<CreateApiKey.Response> Create(List<string> permissions, DateOnly? expiresOn = null) =>
        (await Call<Created<CreateApiKey.Response>>(CreateApiKey.Handle, new CreateApiKey.Request("integração", permissions, expiresOn))).Value!;

    private Task<Identity?> Whose(string key) => Alone(async (_, s) => await s.GetRequiredService<IAuthority>().ByApiKey(key, default));

    private async Task<Membership> Owner()
    {
        await Shop();
        var celina = await Member("Celina", Role.Owner);
        await Enter(celina);
        return celina;
    }

    [Fact]
    public async Task A_key_stands_for_its_shop_with_its_permissions_and_nobody()
    {
        await Owner();
        var made = await Create(["orders.read", "inventory.read", "orders.read"]);
        Assert.StartsWith("bk_", made.Key);
        var identity = await Whose(made.Key);
        Assert.Equal((Tenant, (Guid?)null, "integração", "America/Sao_Paulo"), (identity!.Tenant, identity.UserId, identity.Name, identity.Zone));
        Assert.Equal(["inventory.read", "orders.read"], identity.Permissions.Order());
        Assert.DoesNotContain(made.Key, await Do((db, _) => db.ApiKeys.Select(k => k.Hash).ToListAsync()));
        Assert.Equal(Clock.Now, Assert.Single((await Call<Ok<Page<ListApiKeys.Item>>>(ListApiKeys.Handle)).Value!.Items).LastUsedAt);
    }

    [Fact]
    public async Task A_changed_or_invented_key_stands_for_nobody()
    {
        await Owner();
        var key = (await Create(["orders.read"])).Key;
        string[] wrongs =
        [
            "bk_", "bk_x", key[..^1], key[..^1] + (key[^1] == '0' ? '1' : '0'), "bk_" + LinkToken.Create(Tenant),
            "bk_" + LinkToken.Create(Guid.CreateVersion7()),
        ];
        foreach (var wrong in wrongs)
            Assert.Null(await Whose(wrong));
    }

    [Theory, InlineData("platform.organizations"), InlineData("auth.members"), InlineData("auth.keys"), InlineData("made.up")]
    public async Task A_key_gets_nothing_its_maker_has_not_and_no_power_over_people(string permission)
    {
        await Owner();
        Assert.Equal((403, "permission-not-yours"), await Refused(() => Create(["orders.read", permission])) is var e ? (e.Status, e.Code) : default);
    }

    [Fact]
    public async Task A_key_works_through_its_last_day_in_the_shops_time_zone()
    {
        await Owner();
        var key = (await Create(["orders.read"], new(2026, 1, 13))).Key;
        Clock.Now = new(2026, 1, 14, 2, 59, 59, TimeSpan.Zero);
        Assert.NotNull(await Whose(key));
        Clock.Now = Clock.Now.AddSeconds(1);
        Assert.Null(await Whose(key));
        Assert.Equal(400, (await Refused(() => Create(["orders.read"], new(2026, 1, 12)))).Status);
    }

    [Fact]
    public async Task A_revoked_key_stops_at_once()
    {
        await Owner();
        var made = await Create(["orders.read"]);
        await Call<NoContent>(RevokeApiKey.Handle, made.Id);
        Assert.Null(await Whose(made.Key));
        Assert.Equal("integração", Assert.Single(await Audit("api-key-revoked")).Detail);
    }

    [Fact]
    public async Task A_key_loses_what_its_maker_loses()
    {
        var celina = await Owner();
        var ana = await Member("Ana", Role.Admin);
        await Enter(ana);
        var key = (await Create(["orders.read", "settings.write"])).Key;
        await Enter(celina);
        await Call<NoContent>(ChangeRole.Handle, ana.Id, new ChangeRole.Request(Role.Viewer));
        Assert.Equal(["orders.read"], (await Whose(key))!.Permissions);
        await Call<NoContent>(SuspendMember.Handle, ana.Id);
        Assert.Null(await Whose(key));
    }

    [Fact]
    public async Task A_key_does_nothing_that_belongs_to_a_person()
    {
        await Owner();
        As = (null, "integração", "Owner", default);
        Assert.Equal("person-needed", (await Refused(() => Call<Ok<ShowMe.Response>>(ShowMe.Handle))).Code);
        Assert.Equal("person-needed", (await Refused(() => Create(["orders.read"]))).Code);
        Assert.Equal("person-needed", (await Refused(() => Call<Ok<StartSecondFactor.Response>>(StartSecondFactor.Handle))).Code);
        Assert.Equal("person-needed", (await Refused(() =>
            CallAlone<NoContent>(ChangePassword.Handle, new ChangePassword.Request(Password, "outra senha longa")))).Code);
    }

    [Fact]
    public async Task Each_shop_sees_and_revokes_its_own_keys()
    {
        await Owner();
        var made = await Create(["orders.read"]);
        await Shop();
        await Enter(await Member("Bento", Role.Owner));
        Assert.Empty((await Call<Ok<Page<ListApiKeys.Item>>>(ListApiKeys.Handle)).Value!.Items);
        Assert.Equal(404, (await Refused(() => Call<NoContent>(RevokeApiKey.Handle, made.Id))).Status);
        Assert.NotNull(await Whose(made.Key));
    }
}
