using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Biela.Modules.Auth;

/// <summary>PBKDF2 with SHA-512. Slow by design: never called while a transaction is open.</summary>
internal sealed class Passwords
{
    /// <summary>NIST SP 800-63B and OWASP: length rather than composition.</summary>
    public const int Shortest = 12, Longest = 200;

    private static readonly object Anybody = new();
    private readonly PasswordHasher<object> hasher;
    private readonly string nobodys;

    public Passwords(Topology topology)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = topology.PasswordRounds }));
        nobodys = Hash(Guid.CreateVersion7().ToString());
    }

    public string Hash(string password) => hasher.HashPassword(Anybody, password);

    /// <summary>Whether the password is the one hashed. Without a hash the answer is no, after the same work.</summary>
    public bool Match(string? hash, string password) =>
        hasher.VerifyHashedPassword(Anybody, hash ?? nobodys, password) != PasswordVerificationResult.Failed && hash is not null;
}
