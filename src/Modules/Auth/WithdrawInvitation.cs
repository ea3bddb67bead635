namespace Biela.Modules.Auth;

/// <summary>Makes an invitation's link worthless before anybody uses it.</summary>
internal static class WithdrawInvitation
{
    internal static async Task<NoContent> Handle(Guid id, AuthDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var invitation = await db.Invitations.FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        invitation.Withdraw(clock.GetUtcNow());
        trail.Record("invitation-withdrawn", invitation.Email.Value);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
