using Biela.Contracts.Auth;
using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Auth;

public sealed class InvitationTests : AuthTest
{
    private async Task<InviteMember.Response> Invite(string name, Role role = Role.Consultor) =>
        (await Call<Created<InviteMember.Response>>(InviteMember.Handle, new InviteMember.Request(Email.Parse($"{name}@oficina.com.br"), role))).Value!;

    private async Task<AcceptInvitation.Response> Accept(string link, string password = Password)
    {
        (Tenant, As, Session) = (LinkToken.TenantOf(link), (null, "", "", default), null);
        return (await CallAlone<Created<AcceptInvitation.Response>>(AcceptInvitation.Handle, link, new AcceptInvitation.Request("Lia Prado", password))).Value!;
    }

    private async Task<Membership> Owner()
    {
        await Shop();
        var celina = await Member("Celina", Role.Owner);
        await Enter(celina);
        return celina;
    }

    [Fact]
    public async Task The_link_lets_one_person_in_once()
    {
        var shop = (await Owner()).OrganizationId;
        var invited = await Invite("lia");
        Assert.Equal(Clock.Now.AddDays(7), invited.ExpiresAt);
        Assert.Equal([new UserInvited(invited.Id, "lia@oficina.com.br", "Consultor", "Celina")], await Published<UserInvited>());
        Assert.DoesNotContain(invited.Link, await Do((db, _) => db.Invitations.Select(i => i.TokenHash).ToListAsync()));
        var joined = await Accept(invited.Link);
        Assert.Equal(shop, joined.OrganizationId);
        Assert.Equal((joined.UserId, "Consultor"), Assert.Single(await Published<MemberJoined>()) is var e ? (e.UserId, e.Role) : default);
        Assert.Equal(Role.Consultor, (await LogIn("lia")).Organization.Role);
        Assert.Equal("invitation-used", (await Refused(() => Accept(invited.Link))).Code);
    }

    [Fact]
    public async Task A_link_is_good_for_seven_days()
    {
        await Owner();
        var (first, second) = (await Invite("lia"), await Invite("rui"));
        Clock.Now += TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1);
        await Accept(first.Link);
        Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("invitation-over", (await Refused(() => Accept(second.Link))).Code);
    }

    [Fact]
    public async Task A_changed_or_withdrawn_link_leads_nowhere()
    {
        var celina = await Owner();
        var invited = await Invite("lia");
        var changed = invited.Link[..^1] + (invited.Link[^1] == '0' ? '1' : '0');
        Assert.Equal(404, (await Refused(() => Accept(changed))).Status);
        await Enter(celina);
        await Call<NoContent>(WithdrawInvitation.Handle, invited.Id);
        Assert.Equal("invitation-over", (await Refused(() => Accept(invited.Link))).Code);
    }

    [Fact]
    public async Task Who_has_an_account_joins_with_its_password_only()
    {
        await Shop();
        var nina = await Member("Nina", Role.Financeiro);
        await Owner();
        var invited = await Invite("nina", Role.Viewer);
        var shown = (await Call<Ok<ShowInvitation.Response>>(ShowInvitation.Handle, invited.Link)).Value!;
        Assert.Equal(("nina@oficina.com.br", Role.Viewer, "Celina", true), (shown.Email.Value, shown.Role, shown.InvitedBy, shown.HasAccount));
        Assert.Equal("invalid-login", (await Refused(() => Accept(invited.Link, "uma senha inventada"))).Code);
        Assert.Equal(nina.UserId, (await Accept(invited.Link)).UserId);
        Assert.Equal("invitation-used", (await Refused(() => Call<Ok<ShowInvitation.Response>>(ShowInvitation.Handle, invited.Link))).Code);
        Assert.Equal([Role.Financeiro, Role.Viewer], (await LogIn("Nina")).Organizations.Select(o => o.Role));
    }

    [Fact]
    public async Task A_member_is_not_invited_again_and_two_links_make_one_member()
    {
        var celina = await Owner();
        var (first, second) = (await Invite("lia"), await Invite("lia", Role.Gerente));
        await Accept(first.Link);
        Assert.Equal("already-member", (await Refused(() => Accept(second.Link))).Code);
        await Enter(celina);
        Assert.Equal("already-member", (await Refused(() => Invite("lia"))).Code);
    }

    [Fact]
    public async Task Each_shop_sees_its_own_invitations()
    {
        await Owner();
        var invited = await Invite("lia");
        await Shop();
        await Enter(await Member("Bento", Role.Owner));
        Assert.Empty((await Call<Ok<Page<ListInvitations.Item>>>(ListInvitations.Handle)).Value!.Items);
        Assert.Equal(404, (await Refused(() => Call<NoContent>(WithdrawInvitation.Handle, invited.Id))).Status);
        Assert.Equal(404, (await Refused(() => Call<Ok<ShowInvitation.Response>>(ShowInvitation.Handle, invited.Link))).Status);
    }
}
