using Biela.Contracts.Auth;
using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Biela.Modules.Tests.Auth;

public sealed class RoleTests : AuthTest
{
    // Columns: Owner, Admin, Gerente, Consultor, Metrologista, Tecnico, Almoxarife, Comprador, Financeiro, Fiscal, Viewer.
    private const string Matrix = """
        auth.read                 x x x x x x x x x x x
        auth.members              x x . . . . . . . . .
        auth.keys                 x x . . . . . . . . .
        auth.audit                x x . . . . . . . . .
        settings.write            x x . . . . . . . . .
        orders.read               x x x x x x x x x x x
        orders.write              x x x x . . . . . . .
        orders.work               x x x . x x . . . . .
        orders.attach             x x x x x x x x x x .
        orders.deliver            x x x x . . . . . . .
        orders.cancel             x x x x . . . . . . .
        diagnostics.read          x x x x x x x x x x x
        diagnostics.write         x x x x x x . . . . .
        diagnostics.measure       x x x . x x . . . . .
        diagnostics.specify       x x x . x . . . . . .
        budgets.read              x x x x . . . . x x x
        budgets.write             x x x x . . . . . . .
        budgets.send              x x x x . . . . . . .
        budgets.decide            x x x x . . . . . . .
        budgets.approve-discount  x x x . . . . . . . .
        inventory.read            x x x x x x x x x x x
        inventory.write           x x x . . . x x . . .
        inventory.move            x x x . . . x . . . .
        inventory.count           x x x . . . x . . . .
        inventory.approve         x x x . . . . . . . .
        purchasing.read           x x x . . . x x x x x
        purchasing.write          x x x . . . . x . . .
        purchasing.buy            x x x . . . . x . . .
        purchasing.approve        x x x . . . . . . . .
        purchasing.receive        x x x . . . x . . . .
        financial.read            x x x . . . . . x x x
        financial.write           x x x . . . . . x . .
        financial.settle          x x x . . . . . x . .
        financial.reverse         x x x . . . . . x . .
        financial.close           x x . . . . . . . . .
        fiscal.read               x x x x . . . . x x x
        fiscal.issue              x x x x . . . . . x .
        fiscal.cancel             x x x . . . . . . x .
        cashflow.read             x x x . . . . . x x x
        cashflow.write            x x x . . . . . x . .
        cashflow.post             x x x . . . . . x . .
        consolidated.read         x x x . . . . . x x x
        consolidated.write        x x x . . . . . x . .
        notifications.read        x x x x x x x x x x x
        notifications.write       x x x x x x x x x x .
        operations.read           x x x . . . . . . . x
        operations.write          x x . . . . . . . . .
        platform.organizations    . . . . . . . . . . .
        """;

    [Fact]
    public void Every_role_may_do_what_the_table_says_and_nothing_else()
    {
        var rows = Matrix.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var (role, column) in Enum.GetValues<Role>().Select((role, i) => (role, i + 1)))
            Assert.Equal(rows.Where(r => r[column] == "x").Select(r => r[0]).Order(), Roles.PermissionsOf(role).Order());
    }

    [Fact]
    public void Consultants_give_five_managers_fifteen_owners_thirty_per_cent() => Assert.Equal(
        [Percent.Of(30), Percent.Of(30), Percent.Of(15), Percent.Of(5), .. Enumerable.Repeat(Percent.Zero, 7)],
            Enum.GetValues<Role>().Select(Roles.DiscountOf));

    private Task<NoContent> Change(Membership member, Role role, Percent? limit = null) =>
        Call<NoContent>(ChangeRole.Handle, member.Id, new ChangeRole.Request(role, limit));

    [Fact]
    public async Task Nobody_grants_or_touches_a_role_above_their_own()
    {
        await Shop();
        var members = new Dictionary<Role, Membership>();
        foreach (var role in Enum.GetValues<Role>()) members[role] = await Member(role.ToString(), role);
        static int Rank(Role role) => role switch { Role.Owner => 2, Role.Admin => 1, _ => 0 };
        foreach (var actor in Enum.GetValues<Role>())
            foreach (var granted in Enum.GetValues<Role>())
                foreach (var target in Enum.GetValues<Role>().Where(t => Math.Max(Rank(granted), Rank(t)) > Rank(actor)))
                {
                    As = (members[actor].UserId, "x", actor.ToString(), default);
                    Assert.Equal("above-own-role", (await Refused(() => Change(members[target], granted))).Code);
                }
        Assert.Empty(await Published<RoleChanged>());
    }

    [Fact]
    public async Task An_administrator_neither_becomes_owner_nor_invites_one_nor_suspends_one()
    {
        await Shop();
        var owner = await Member("Celina", Role.Owner);
        await Enter(await Member("Ana", Role.Admin));
        Assert.Equal("above-own-role", (await Refused(() => Call<NoContent>(SuspendMember.Handle, owner.Id))).Code);
        Assert.Equal("above-own-role", (await Refused(() =>
            Call<Created<InviteMember.Response>>(InviteMember.Handle, new InviteMember.Request(Email.Parse("x@y.com"), Role.Owner)))).Code);
        Assert.Equal("above-own-role", Assert.Throws<RuleBroken>(() => Roles.CheckRank("", Role.Viewer)).Code);
    }

    [Fact]
    public async Task A_change_of_role_is_told_recorded_and_ends_the_sessions_in_this_shop_only()
    {
        await Shop();
        var liaElsewhere = await Member("Lia", Role.Viewer);
        var elsewhere = await Enter(liaElsewhere);
        await Shop();
        var (celina, lia) = (await Member("Celina", Role.Owner), await Member("Lia", Role.Consultor));
        var session = await Enter(lia);
        await Enter(celina);
        await Change(lia, Role.Gerente, Percent.Of(12));
        Assert.True(await Ended(session));
        Assert.False(await Ended(elsewhere));
        Assert.Equal([new RoleChanged(lia.Id, lia.UserId, "Gerente")], await Published<RoleChanged>());
        Assert.Equal("Lia: Consultor → Gerente, desconto até 12 %", Assert.Single(await Audit("role-changed")).Detail);
        await Enter(lia);
        Assert.Equal(("Gerente", Percent.Of(12)), (As.Role, As.Discount));
    }

    [Fact]
    public async Task A_shop_always_keeps_an_active_owner()
    {
        await Shop();
        var (celina, bento) = (await Member("Celina", Role.Owner), await Member("Bento", Role.Owner));
        await Enter(celina);
        await Call<NoContent>(SuspendMember.Handle, bento.Id);
        Assert.Equal("last-owner", (await Refused(() => Change(celina, Role.Admin))).Code);
        Assert.Equal("last-owner", (await Refused(() => Call<NoContent>(SuspendMember.Handle, celina.Id))).Code);
        await Call<NoContent>(ReactivateMember.Handle, bento.Id);
        await Change(celina, Role.Admin);
    }

    [Fact]
    public async Task A_suspended_member_is_out_at_once_and_back_in_when_reactivated()
    {
        await Shop();
        var (celina, lia) = (await Member("Celina", Role.Owner), await Member("Lia", Role.Consultor));
        var session = await Enter(lia);
        await Enter(celina);
        await Call<NoContent>(SuspendMember.Handle, lia.Id);
        Assert.True(await Ended(session));
        Assert.Equal([new MemberSuspended(lia.Id, lia.UserId)], await Published<MemberSuspended>());
        Assert.Equal("no-access", (await Refused(() => Enter(lia))).Code);
        await Enter(celina);
        await Call<NoContent>(ReactivateMember.Handle, lia.Id);
        Assert.Equal(lia.Id, Assert.Single(await Published<MemberJoined>()).MembershipId);
        await Enter(lia);
    }

    [Fact]
    public async Task Members_of_another_shop_cannot_be_seen_or_touched()
    {
        await Shop();
        var stranger = await Member("Lia", Role.Consultor);
        await Shop();
        await Enter(await Member("Bento", Role.Owner));
        Assert.Equal(404, (await Refused(() => Change(stranger, Role.Viewer))).Status);
        Assert.Equal(404, (await Refused(() => Call<NoContent>(SuspendMember.Handle, stranger.Id))).Status);
        Assert.Equal(404, (await Refused(() => Call<NoContent>(ReactivateMember.Handle, stranger.Id))).Status);
        Assert.Equal(["Bento"], (await Call<Ok<Page<ListMembers.Item>>>(ListMembers.Handle)).Value!.Items.Select(m => m.Name));
    }

    [Fact]
    public async Task Nobody_raises_their_own_limit_and_no_limit_is_beyond_a_hundred()
    {
        await Shop();
        var (celina, lia) = (await Member("Celina", Role.Owner), await Member("Lia", Role.Consultor));
        await Enter(celina);
        Assert.Equal("own-limit", (await Refused(() => Change(celina, Role.Owner, Percent.Of(31)))).Code);
        Assert.Equal(400, (await Refused(() => Change(lia, Role.Consultor, Percent.Of(101)))).Status);
        Assert.Equal(400, (await Refused(() => Change(lia, Role.Consultor, Percent.Of(-1)))).Status);
    }
}
