using System.ComponentModel.DataAnnotations;
using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Auth;

public sealed class PasswordLinkTests : AuthTest
{
    private const string Another = "outra senha bem longa";

    private async Task<MakePasswordLink.Response> Make(Membership member) =>
        (await Call<Created<MakePasswordLink.Response>>(MakePasswordLink.Handle, member.Id)).Value!;

    private async Task Take(string link, string password = Another)
    {
        (Tenant, As, Session) = (LinkToken.TenantOf(link), (null, "", "", default), null);
        await CallAlone<NoContent>(ResetPassword.Handle, link, new ResetPassword.Request(password));
    }

    private async Task<(Membership Celina, Membership Lia)> People(Role role = Role.Consultor)
    {
        await Shop();
        var (celina, lia) = (await Member("Celina", Role.Owner), await Member("Lia", role));
        await Enter(celina);
        return (celina, lia);
    }

    [Fact]
    public async Task The_link_changes_the_password_once_and_ends_all_sessions_of_the_person()
    {
        var (celina, lia) = await People();
        var (one, two, hers) = (await Enter(lia), await Enter(lia), await Enter(celina));
        var made = await Make(lia);
        Assert.Equal(Clock.Now.AddDays(1), made.ExpiresAt);
        Assert.DoesNotContain(made.Link, await Do((db, _) => db.PasswordLinks.Select(l => l.TokenHash).ToListAsync()));

        await Take(made.Link);

        Assert.True(await Ended(one) && await Ended(two));
        Assert.False(await Ended(hers));
        Assert.Equal("invalid-login", (await Refused(() => LogIn("Lia"))).Code);
        Assert.Equal(Role.Consultor, (await LogIn("Lia", Another)).Organization.Role);
        Assert.Equal("password-link-used", (await Refused(() => Take(made.Link, "uma terceira senha"))).Code);
        await LogIn("Lia", Another);
        Assert.Equal(["Lia", "Celina"], [(await Audit("password-link-made"))[0].Detail, Assert.Single(await Audit("password-reset")).Detail]);
    }

    [Fact]
    public async Task Who_was_locked_out_by_guessing_gets_in()
    {
        var (celina, lia) = await People();
        for (var guess = 0; guess < 5; guess++) await Refused(() => LogIn("Lia", "uma senha inventada"));
        Assert.Equal("locked", (await Refused(() => LogIn("Lia"))).Code);
        await Enter(celina);
        await Take((await Make(lia)).Link);
        await LogIn("Lia", Another);
    }

    [Fact]
    public async Task A_link_is_good_for_a_day_and_only_the_last_one()
    {
        var (celina, lia) = await People();
        var first = await Make(lia);
        var second = await Make(lia);
        Assert.Equal(404, (await Refused(() => Take(first.Link))).Status);
        Assert.Equal(404, (await Refused(() => Take("nada"))).Status);
        Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal("password-link-over", (await Refused(() => Take(second.Link))).Code);
        await LogIn("Lia");
        await Enter(celina);
        var third = await Make(lia);
        Clock.Now += TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1);
        await Take(third.Link);
    }

    [Fact]
    public async Task Nobody_makes_one_for_another_organization_or_for_somebody_above_them()
    {
        var (celina, lia) = await People(Role.Admin);
        await Enter(lia);
        Assert.Equal("above-own-role", (await Refused(() => Make(celina))).Code);
        await Shop();
        await Enter(await Member("Bento", Role.Owner));
        Assert.Equal(404, (await Refused(() => Make(lia))).Status);
    }

    [Fact]
    public async Task A_password_that_opens_more_than_this_organization_is_not_reset_from_here()
    {
        var (_, lia) = await People();
        var link = (await Make(lia)).Link;
        await Shop();
        var elsewhere = await Member("Lia", Role.Owner);
        var bento = await Member("Bento", Role.Owner);
        Assert.Equal((403, "password-opens-more"), await Refused(() => Take(link)) is var e ? (e.Status, e.Code) : default);
        await Enter(bento);
        Assert.Equal("password-opens-more", (await Refused(() => Make(elsewhere))).Code);
        await LogIn("Lia");
    }

    [Fact]
    public void The_new_password_is_as_long_as_any_other()
    {
        var rule = typeof(ResetPassword.Request).GetConstructors()[0].GetParameters()[0]
            .GetCustomAttributes(typeof(StringLengthAttribute), false).Cast<StringLengthAttribute>().Single();
        Assert.False(rule.IsValid("onze letras"));
        Assert.True(rule.IsValid("doze letras!"));
    }
}
