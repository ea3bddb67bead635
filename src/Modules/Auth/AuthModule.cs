using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Auth;

/// <summary>Who may enter which organization, and what they may do there.</summary>
public sealed class AuthModule : Module<AuthDb>
{
    private static class Can
    {
        public static readonly Permission Read = new("auth.read"), Members = new("auth.members"), Keys = new("auth.keys"), Audit = new("auth.audit"),
            Settings = new("settings.write"), Platform = new(Roles.Platform);
    }

    /// <inheritdoc/>
    public override void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor().AddSingleton<Passwords>().AddScoped<Trail>().AddScoped<Credentials>().AddScoped<Tickets>();
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<Authority>(p, this)).AddSingleton<IAuthority>(p => p.GetRequiredService<Authority>())
            .AddSingleton<IAuthorityDesk>(p => p.GetRequiredService<Authority>());
    }

    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        MapSessions(api);
        MapMembers(api);
        MapOrganizations(api);
        api.Post("/api-keys", CreateApiKey.Handle, Can.Keys);
        api.Get("/api-keys", ListApiKeys.Handle, Can.Keys);
        api.Delete("/api-keys/{id:guid}", RevokeApiKey.Handle, Can.Keys);
        api.Get("/audit", ListAudit.Handle, Can.Audit);
        api.Get("/keys", ListSigningKeys.Handle, Permission.Public);
        api.Post("/keys/rotate", RotateSigningKeys.Handle, Can.Platform).OwnTransactions();
    }

    /// <inheritdoc/>
    protected override Task CleanUp(AuthDb db, DateTimeOffset now, CancellationToken ct) => ForgetAccess.Until(now, db, ct);

    private static void MapSessions(RouteGroupBuilder api)
    {
        api.Post("/login", LogIn.Handle, Permission.Public).OwnTransactions();
        api.Post("/refresh", Refresh.Handle, Permission.Public).OwnTransactions();
        api.Post("/switch", SwitchOrganization.Handle, Permission.SignedIn).OwnTransactions();
        api.Post("/logout", LogOut.Handle, Permission.SignedIn);
        api.Get("/me", ShowMe.Handle, Permission.SignedIn);
        api.Put("/password", ChangePassword.Handle, Permission.SignedIn).OwnTransactions();
        api.Get("/sessions", ListSessions.Handle, Permission.SignedIn);
        api.Delete("/sessions/{id:guid}", EndSession.Handle, Permission.SignedIn);
        api.Post("/second-factor", StartSecondFactor.Handle, Permission.SignedIn);
        api.Post("/second-factor/confirm", ConfirmSecondFactor.Handle, Permission.SignedIn);
        api.Delete("/second-factor", DropSecondFactor.Handle, Permission.SignedIn).OwnTransactions();
    }

    private static void MapMembers(RouteGroupBuilder api)
    {
        api.Post("/invitations", InviteMember.Handle, Can.Members);
        api.Get("/invitations", ListInvitations.Handle, Can.Members);
        api.Delete("/invitations/{id:guid}", WithdrawInvitation.Handle, Can.Members);
        api.Get("/invitations/{link}", ShowInvitation.Handle, Permission.Public);
        api.Post("/invitations/{link}/accept", AcceptInvitation.Handle, Permission.Public).OwnTransactions();
        api.Get("/members", ListMembers.Handle, Can.Read);
        api.Put("/members/{id:guid}/role", ChangeRole.Handle, Can.Members);
        api.Post("/members/{id:guid}/password-link", MakePasswordLink.Handle, Can.Members);
        api.Post("/password-links/{link}", ResetPassword.Handle, Permission.Public).OwnTransactions();
        api.Post("/members/{id:guid}/suspend", SuspendMember.Handle, Can.Members);
        api.Post("/members/{id:guid}/reactivate", ReactivateMember.Handle, Can.Members);
    }

    private static void MapOrganizations(RouteGroupBuilder api)
    {
        api.Post("/organizations", RegisterOrganization.Handle, Permission.Public).OwnTransactions();
        api.Get("/shops/{link}", ShowShop.Handle, Permission.Public);
        api.Get("/organization", ShowOrganization.Handle, Can.Read);
        api.Put("/organization", EditOrganization.Handle, Can.Settings);
        api.Post("/organizations/{id:guid}/suspend", SuspendOrganization.Handle, Can.Platform);
        api.Post("/organizations/{id:guid}/reactivate", ReactivateOrganization.Handle, Can.Platform);
    }
}
