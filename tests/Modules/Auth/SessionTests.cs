using System.Reflection;
using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Auth;

public sealed class SessionTests : AuthTest
{
    private async Task<Ticket> Renew(Ticket ticket) =>
        (await CallAlone<Ok<Ticket>>(Refresh.Handle, new Refresh.Request(ticket.RefreshToken))).Value!;

    [Fact]
    public async Task A_refresh_token_is_exchanged_for_the_next_one()
    {
        await Shop();
        var first = await Enter(await Member("Lia", Role.Consultor));
        Clock.Now += TimeSpan.FromMinutes(20);
        var second = await Renew(first);
        var third = await Renew(second);
        Assert.Equal(3, new[] { first.RefreshToken, second.RefreshToken, third.RefreshToken }.Distinct().Count());
        Assert.False(await Ended(third));
        Assert.DoesNotContain(third.RefreshToken, await Do((db, _) => db.RefreshTokens.Select(t => t.Hash).ToListAsync()));
    }

    [Fact]
    public async Task A_refresh_token_that_comes_after_its_successor_ends_the_whole_session()
    {
        await Shop();
        var lia = await Member("Lia", Role.Consultor);
        var (stolen, other) = (await Enter(lia), await Enter(lia));
        var next = await Renew(stolen);
        Clock.Now += TimeSpan.FromSeconds(1);
        var renewed = await Renew(next);
        Assert.Equal((401, "session-over"), await Refused(() => Renew(stolen)) is var e ? (e.Status, e.Code) : default);
        Assert.Equal("session-over", (await Refused(() => Renew(renewed))).Code);
        Assert.True(await Ended(renewed));
        Assert.False(await Ended(other));
        Assert.False(Assert.Single(await Audit("refresh-token-reused")).Succeeded);
    }

    [Fact]
    public async Task Whoever_never_got_the_answer_exchanges_once_more_within_a_minute()
    {
        await Shop();
        var ticket = await Enter(await Member("Lia", Role.Consultor));
        var lost = await Renew(ticket);
        Clock.Now += TimeSpan.FromSeconds(59);
        var lostToo = await Renew(ticket);
        Clock.Now += TimeSpan.FromMinutes(1);
        var got = await Renew(ticket);
        Clock.Now += TimeSpan.FromSeconds(1);
        Assert.False(await Ended(await Renew(got)));
        // Somebody else was given the answers.
        Assert.Equal("session-over", (await Refused(() => Renew(lostToo))).Code);
        Assert.True(await Ended(got));
        Assert.Equal("session-over", (await Refused(() => Renew(lost))).Code);
    }

    [Fact]
    public async Task Whoever_comes_after_a_minute_had_the_answer()
    {
        await Shop();
        var ticket = await Enter(await Member("Lia", Role.Consultor));
        await Renew(ticket);
        Clock.Now += TimeSpan.FromSeconds(61);
        Assert.Equal("session-over", (await Refused(() => Renew(ticket))).Code);
        Assert.True(await Ended(ticket));
    }

    [Fact]
    public async Task Of_simultaneous_exchanges_one_is_good_afterwards()
    {
        await Shop();
        var ticket = await Enter(await Member("Lia", Role.Consultor));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try { return await Renew(ticket); }
            catch (RuleBroken) { return null; }
        }));
        Assert.Contains(answers, a => a is not null);
        Assert.Equal(1, await Do((db, _) => db.RefreshTokens.CountAsync(t => t.UsedAt == null)));
    }

    [Fact]
    public async Task A_refresh_token_lives_thirty_days()
    {
        await Shop();
        var ticket = await Enter(await Member("Lia", Role.Consultor));
        Clock.Now += TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1);
        var next = await Renew(ticket);
        Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal("session-over", (await Refused(() => Renew(next))).Code);
        Assert.Equal("session-over", (await Refused(() => Renew(ticket with { RefreshToken = "invented" }))).Code);
    }

    [Fact]
    public async Task Signing_out_is_known_at_once()
    {
        await Shop();
        var ticket = await Enter(await Member("Lia", Role.Consultor));
        Assert.False(await Ended(ticket));
        await Call<NoContent>(LogOut.Handle);
        Assert.True(await Ended(ticket));
        Assert.Equal("session-over", (await Refused(() => Renew(ticket))).Code);
    }

    [Fact]
    public async Task What_another_process_ended_is_known_after_five_seconds()
    {
        await Shop();
        var ticket = await Enter(await Member("Lia", Role.Consultor));
        Assert.False(await Ended(ticket));
        await Do(async (db, _) => (await db.Sessions.FirstAsync(s => s.Id == Session)).End("elsewhere", Clock.Now));
        Clock.Now += TimeSpan.FromSeconds(6);
        Assert.True(await Ended(ticket));
    }

    [Fact]
    public async Task A_session_nobody_started_counts_as_ended() =>
        Assert.True(await Alone(async (_, s) => await s.GetRequiredService<IAuthority>().Ended(Guid.CreateVersion7(), default)));

    [Fact]
    public async Task A_new_password_ends_every_session()
    {
        await Shop();
        var lia = await Member("Lia", Role.Consultor);
        Ticket[] tickets = [await Enter(lia), await Enter(lia)];
        Assert.Equal("invalid-login", (await Refused(() =>
            CallAlone<NoContent>(ChangePassword.Handle, new ChangePassword.Request("errada", "outra senha longa")))).Code);
        await CallAlone<NoContent>(ChangePassword.Handle, new ChangePassword.Request(Password, "outra senha longa"));
        foreach (var ticket in tickets) Assert.True(await Ended(ticket));
        Assert.Equal("invalid-login", (await Refused(() => LogIn("Lia"))).Code);
        await LogIn("Lia", "outra senha longa");
    }

    [Fact]
    public async Task Switching_leads_only_where_one_belongs()
    {
        var x = await Shop();
        var nina = await Member("Nina", Role.Financeiro);
        var y = await Shop();
        await Member("Nina", Role.Viewer);
        var z = await Shop();
        await Enter(nina);
        var there = Become((await CallAlone<Ok<Ticket>>(SwitchOrganization.Handle, new SwitchOrganization.Request(y.Id))).Value!);
        Assert.Equal((y.Id, "Viewer", y.Id), (Tenant, As.Role, there.Organization.Id));
        Assert.Equal(403, (await Refused(() => CallAlone<Ok<Ticket>>(SwitchOrganization.Handle, new SwitchOrganization.Request(z.Id)))).Status);
        var me = (await Call<Ok<ShowMe.Response>>(ShowMe.Handle)).Value!;
        Assert.Equal((y.Id, "Nina", new DateOnly(2026, 1, 12)), (me.Organization.Id, me.User.Name, me.Today));
        Assert.Equal([x.Id, y.Id], me.Organizations.Select(o => o.Id));
    }

    [Fact]
    public async Task One_sees_and_ends_only_ones_own_sessions()
    {
        await Shop();
        var (lia, otto) = (await Member("Lia", Role.Consultor), await Member("Otto", Role.Gerente));
        var (first, second) = (await Enter(lia), await Enter(lia));
        var listed = (await Call<Ok<Page<ListSessions.Item>>>(ListSessions.Handle)).Value!.Items;
        Assert.Equal((2, 1), (listed.Count, listed.Count(s => s.Current)));
        await Enter(otto);
        Assert.Equal(404, (await Refused(() => Call<NoContent>(EndSession.Handle, listed[0].Id))).Status);
        Become(second);
        await Call<NoContent>(EndSession.Handle, listed.Single(s => !s.Current).Id);
        Assert.True(await Ended(first));
        Assert.False(await Ended(second));
    }

    [Fact]
    public async Task What_ended_ninety_days_ago_is_forgotten_and_the_trail_after_five_years()
    {
        await Shop();
        var lia = await Member("Lia", Role.Consultor);
        var lost = await Enter(lia);
        var (start, leaving) = (Clock.Now, await Enter(lia));
        await Call<NoContent>(LogOut.Handle);
        Clock.Now = start.AddDays(30);
        var working = await Enter(lia);

        await ForgetAt(start.AddDays(90));
        Assert.Equal(3, await Do((db, _) => db.Sessions.CountAsync()));
        await ForgetAt(start.AddDays(90).AddMinutes(1));
        Assert.Equal((2, 3), await Left());
        await ForgetAt(start.AddDays(120).AddMinutes(1));
        Assert.Equal((1, 1), await Left());
        Assert.True(await Ended(lost) && await Ended(leaving));
        Assert.False(await Ended(working));

        Assert.NotEmpty(await Audit("logout"));
        await ForgetAt(start.AddYears(5));
        Assert.NotEmpty(await Audit("logout"));
        await ForgetAt(start.AddYears(5).AddMinutes(1));
        Assert.Empty(await Audit("logout"));

        async Task<(int, int)> Left() => await Do(async (db, _) => (await db.Sessions.CountAsync(), await db.RefreshTokens.CountAsync()));
    }

    /// What the relay calls every hour.
    private Task ForgetAt(DateTimeOffset now) => Do((db, _) => (Task)typeof(AuthModule)
        .GetMethod("CleanUp", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(AuthDb), typeof(DateTimeOffset), typeof(CancellationToken)])!
        .Invoke(new AuthModule(), [db, now, CancellationToken.None])!);
}
