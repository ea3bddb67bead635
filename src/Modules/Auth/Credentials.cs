namespace Biela.Modules.Auth;

/// <summary>
/// Checks who somebody is: at the same cost, with the same answers, for accounts that exist and those that do not. Opens its own transactions.
/// </summary>
internal sealed class Credentials(AuthDb db, Passwords passwords, Trail trail, Secrets secrets, TimeProvider clock)
{
    /// <summary>The person with this e-mail and password. The attempt stays counted until <see cref="Forgive"/>.</summary>
    public async Task<User> Check(Email email, string password, CancellationToken ct)
    {
        await Count(email, ct);
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email, ct);
        if (passwords.Match(user?.PasswordHash, password)) return user!;
        await Fail(email, user?.Id, "senha", ct);
        throw new RuleBroken("invalid-login", "E-mail ou senha não conferem.", 401);
    }

    /// <summary>What is kept of a new password; takes its time.</summary>
    public string Hash(string password) => passwords.Hash(password);

    /// <summary>Asks for the second factor of whoever has one.</summary>
    public async Task CheckSecondFactor(User user, string? code, CancellationToken ct)
    {
        if (!user.TotpConfirmed) return;
        if (code is null)
        {
            await using var work = await db.Begin(ct);
            if (await Of(user.Email, ct) is { } failures) failures.Excuse();
            await work.Commit(ct);
            throw new RuleBroken("second-factor-required", "Digite o código do seu aplicativo autenticador.", 401);
        }
        if (user.AcceptSecondFactor(code, secrets, clock.GetUtcNow())) return;
        await Fail(user.Email, user.Id, "código", ct);
        throw new RuleBroken("second-factor-invalid", "O código não confere. Digite o que o aplicativo mostra agora.", 401);
    }

    /// <summary>Forgets the failures, in the caller's transaction.</summary>
    public async Task Forgive(Email email, CancellationToken ct)
    {
        if (await Of(email, ct) is { } failures) db.FailedLogins.Remove(failures);
    }

    private async Task Count(Email email, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var work = await db.Begin(ct);
        await db.FailedLogins.Where(f => f.LastAt < now - FailedLogins.Memory && f.WaitUntil < now).ExecuteDeleteAsync(ct);
        if (await Of(email, ct) is not { } failures) db.FailedLogins.Add(failures = new() { Account = Account(email) });
        failures.Attempt(now);
        await work.Commit(ct);
        // Somebody else who signs in at the same moment may change the count before it is read again.
        db.ChangeTracker.Clear();
    }

    private async Task Fail(Email email, Guid? userId, string what, CancellationToken ct)
    {
        await using var work = await db.Begin(ct);
        var organizations = await db.Memberships.Where(m => m.UserId == userId).Select(m => (Guid?)m.OrganizationId).ToListAsync(ct);
        foreach (var organization in organizations.DefaultIfEmpty()) trail.Record(organization, userId, email.Value, "login-failed", what, succeeded: false);
        await work.Commit(ct);
    }

    /// Whoever signs in to an account takes turns from here to the end of the transaction: nobody's right password meets a count that changed meanwhile.
    private async Task<FailedLogins?> Of(Email email, CancellationToken ct)
    {
        var account = Account(email);
        await db.TakeTurn(account, ct);
        return await db.FailedLogins.FirstOrDefaultAsync(f => f.Account == account, ct);
    }

    private static string Account(Email email) => LinkToken.Hash(email.Value);
}
