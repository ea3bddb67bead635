using System.Security.Cryptography;

namespace Biela.Modules.Auth;

/// <summary>A person who signs in, whichever organizations they work in.</summary>
[Shared]
internal sealed class User
{
    private const int RecoveryCodeCount = 10;

    public Guid Id { get; private init; }
    public string Name { get; private set; } = "";
    public Email Email { get; private init; }
    public string PasswordHash { get; private set; } = "";
    public bool PlatformAdmin { get; private set; }
    public string? TotpSecret { get; private set; }
    public bool TotpConfirmed { get; private set; }
    public long TotpLastStep { get; private set; }
    public List<string> RecoveryCodes { get; private set; } = [];
    public int Version { get; private set; }

    public static User Create(string name, Email email, string passwordHash, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Name = name, Email = email, PasswordHash = passwordHash };

    public void ChangePassword(string hash) => PasswordHash = hash;

    /// <summary>Lets the person suspend organizations.</summary>
    public void Promote() => PlatformAdmin = true;

    /// <summary>Begins a second factor; it counts from the first code on.</summary>
    /// <param name="sealedSecret">The secret, encrypted.</param>
    public void StartSecondFactor(string sealedSecret)
    {
        if (TotpConfirmed) throw new RuleBroken("second-factor-active", "A verificação em duas etapas já está ativa. Desative-a antes.");
        TotpSecret = sealedSecret;
    }

    /// <summary>Proves that the authenticator works, and gives the codes for the day it is lost. Only their hashes are kept.</summary>
    public string[] ConfirmSecondFactor(string code, Secrets secrets, DateTimeOffset now)
    {
        if (TotpConfirmed || TotpSecret is null)
            throw new RuleBroken("second-factor-not-started", "Comece a verificação em duas etapas antes de confirmá-la.");
        if (!AcceptTotp(code, secrets, now)) throw new RuleBroken("second-factor-invalid", "O código não confere. Digite o que o aplicativo mostra agora.");
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(_ => RandomNumberGenerator.GetHexString(16, lowercase: true)).ToArray();
        (TotpConfirmed, RecoveryCodes) = (true, [.. codes.Select(LinkToken.Hash)]);
        return codes;
    }

    public void DropSecondFactor() => (TotpSecret, TotpConfirmed, TotpLastStep, RecoveryCodes) = (null, false, 0, []);

    /// <summary>Whether the code is the authenticator's or one of the recovery codes; either is accepted once.</summary>
    public bool AcceptSecondFactor(string code, Secrets secrets, DateTimeOffset now)
    {
        if (AcceptTotp(code, secrets, now)) return true;
        var hash = LinkToken.Hash(code.Replace("-", "").Replace(" ", "").ToLowerInvariant());
        // Hashes of random codes: nothing is learned from how long their comparison takes.
        var rest = RecoveryCodes.Where(known => known != hash).ToList();
        if (rest.Count == RecoveryCodes.Count) return false;
        RecoveryCodes = rest;
        return true;
    }

    private bool AcceptTotp(string code, Secrets secrets, DateTimeOffset now)
    {
        if (Totp.Step(Convert.FromHexString(secrets.Reveal(TotpSecret!)), code, now) is not { } step || step <= TotpLastStep) return false;
        TotpLastStep = step;
        return true;
    }
}
