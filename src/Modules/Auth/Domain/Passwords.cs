using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Biela.Modules.Auth;

/// <summary>PBKDF2 with SHA-512. Slow by design: never called while a transaction is open.</summary>
internal static class Passwords
{
    /// <summary>NIST SP 800-63B and OWASP: length rather than composition.</summary>
    public const int Shortest = 12, Longest = 200;

    // OWASP's figure for PBKDF2-HMAC-SHA512.
    private static readonly PasswordHasher<object> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly object Anybody = new();
    private static readonly string Nobodys = Hash(Guid.CreateVersion7().ToString());

    public static string Hash(string password) => Hasher.HashPassword(Anybody, password);

    /// <summary>Whether the password is the one hashed. Without a hash the answer is no, after the same work.</summary>
    public static bool Match(string? hash, string password) =>
        Hasher.VerifyHashedPassword(Anybody, hash ?? Nobodys, password) != PasswordVerificationResult.Failed && hash is not null;
}
