using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Auth;

public sealed class LogInTests : AuthTest
{
    [Fact]
    public async Task The_token_carries_role_permissions_limit_and_zone()
    {
        await Shop();
        Become((await Member("Lia", Role.Consultor), await LogIn("Lia")).Item2);
        Assert.Equal(("Lia", "Consultor", Percent.Of(5)), (As.Name, As.Role, As.Discount));
        var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken((await LogIn("Lia")).AccessToken);
        Assert.Equal(Roles.PermissionsOf(Role.Consultor).Order(), token.Claims.Where(c => c.Type == Claims.Permission).Select(c => c.Value).Order());
        Assert.Equal("America/Sao_Paulo", token.GetClaim(Claims.Zone).Value);
        Assert.Equal(900, (token.ValidTo - token.ValidFrom).TotalSeconds);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer()
    {
        await Shop();
        await Member("Lia", Role.Consultor);
        var wrong = await Refused(() => LogIn("Lia", "não é esta senha"));
        var unknown = await Refused(() => LogIn("Ninguém".Replace("é", "e"), "não é esta senha"));
        Assert.Equal((401, "invalid-login", wrong.Message), (unknown.Status, unknown.Code, unknown.Message));
        Assert.Equal((wrong.Status, wrong.Code), (unknown.Status, unknown.Code));
    }

    [Theory, InlineData("Lia"), InlineData("Ninguem")]
    public async Task After_five_failures_an_account_known_or_not_waits_one_two_four_minutes(string name)
    {
        await Shop();
        await Member("Lia", Role.Consultor);
        for (var i = 0; i < 5; i++) Assert.Equal("invalid-login", (await Refused(() => LogIn(name, "errada"))).Code);
        foreach (var minutes in new[] { 1, 2, 4 })
        {
            var locked = await Refused(() => LogIn(name, name == "Lia" ? Password : "errada"));
            Assert.Equal((429, "locked", TimeSpan.FromMinutes(minutes)), (locked.Status, locked.Code, locked.RetryAfter));
            Clock.Now += TimeSpan.FromMinutes(minutes);
            Assert.Equal("invalid-login", (await Refused(() => LogIn(name, "errada"))).Code);
        }
    }

    [Fact]
    public async Task The_right_password_after_the_wait_clears_the_failures()
    {
        await Shop();
        await Member("Lia", Role.Consultor);
        for (var i = 0; i < 5; i++) await Refused(() => LogIn("Lia", "errada"));
        Clock.Now += TimeSpan.FromMinutes(1);
        await LogIn("Lia");
        for (var i = 0; i < 4; i++) Assert.Equal("invalid-login", (await Refused(() => LogIn("Lia", "errada"))).Code);
        await LogIn("Lia");
    }

    [Fact]
    public async Task A_wait_grows_to_an_hour_and_is_forgotten_after_a_day()
    {
        var failures = new FailedLogins { Account = "x" };
        var now = Clock.Now;
        for (var i = 0; i < 40; i++)
        {
            now = failures.WaitUntil > now ? failures.WaitUntil : now;
            failures.Attempt(now);
        }
        Assert.Equal(TimeSpan.FromHours(1), failures.WaitUntil - now);

        await Shop();
        await Member("Lia", Role.Consultor);
        for (var i = 0; i < 4; i++) await Refused(() => LogIn("Lia", "errada"));
        Clock.Now += TimeSpan.FromHours(25);
        Assert.Equal("invalid-login", (await Refused(() => LogIn("Lia", "errada"))).Code);
        Assert.Equal([1], await Do((db, _) => db.FailedLogins.Select(f => f.Count).ToListAsync()));
    }

    [Fact]
    public async Task Twenty_guesses_at_once_get_five_answers()
    {
        await Shop();
        await Member("Lia", Role.Consultor);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Refused(() => LogIn("Lia", "errada"))));
        Assert.Equal((5, 15), (answers.Count(a => a.Code == "invalid-login"), answers.Count(a => a.Code == "locked")));
    }

    [Fact]
    public async Task A_person_of_two_shops_chooses_and_otherwise_comes_back_to_the_last()
    {
        var x = await Shop();
        await Member("Nina", Role.Financeiro);
        var y = await Shop();
        await Member("Nina", Role.Viewer);
        Assert.Equal(x.Id, (await LogIn("Nina")).Organization.Id);
        Clock.Now += TimeSpan.FromSeconds(1);
        var ticket = await LogIn("Nina", organization: y.Id);
        Assert.Equal((y.Id, Role.Viewer), (ticket.Organization.Id, ticket.Organization.Role));
        Assert.Equal([x.Id, y.Id], ticket.Organizations.Select(o => o.Id));
        Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(y.Id, (await LogIn("Nina")).Organization.Id);
        Assert.Equal((403, "no-access"), await Refused(() => LogIn("Nina", organization: Guid.CreateVersion7())) is var e ? (e.Status, e.Code) : default);
    }

    [Fact]
    public async Task Successes_and_failures_are_on_the_trail_of_the_persons_shops()
    {
        var x = await Shop();
        await Member("Nina", Role.Financeiro);
        var y = await Shop();
        await Member("Nina", Role.Viewer);
        await Refused(() => LogIn("Nina", "errada"));
        await Refused(() => LogIn("Ninguem", "errada"));
        await LogIn("Nina", organization: x.Id);
        Assert.Equal(new Guid?[] { null, x.Id, y.Id }.Order(), (await Audit("login-failed")).Select(e => e.OrganizationId).Order());
        Assert.All(await Audit("login-failed"), e => Assert.False(e.Succeeded));
        Assert.Equal([(x.Id, "Nina", true)], (await Audit("login")).Select(e => (e.OrganizationId!.Value, e.Who, e.Succeeded)));
    }

    [Fact]
    public async Task An_api_call_with_a_fresh_token_is_let_in()
    {
        await Shop();
        var ticket = await Enter(await Member("Lia", Role.Consultor));
        var claims = await Alone(async (_, s) =>
            await AccessToken.Read(ticket.AccessToken, await s.GetRequiredService<IAuthority>().Keys(null, default), Clock.Now));
        Assert.Equal("Lia", claims?.Name);
        Assert.False(await Ended(ticket));
    }
}
