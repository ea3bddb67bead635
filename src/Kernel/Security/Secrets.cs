using System.Security.Cryptography;
using System.Text;

namespace Biela.Kernel;

/// <summary>
/// Keeps secrets that must be read again (signing keys, second factors) encrypted at rest with AES-256-GCM under the installation's master key.
/// </summary>
/// <param name="master">32 bytes.</param>
public sealed class Secrets(byte[] master)
{
    private const int NonceSize = 12, TagSize = 16;

    /// <summary>
    /// The master key: <paramref name="configured"/> (Base64, 32 bytes) or the file <c>master.key</c> in the folder, made on first use
    /// and readable by its owner alone.
    /// </summary>
    public static Secrets From(string? configured, string folder)
    {
        if (configured is not null) return new(Key(configured, "biela:secret"));
        var file = Path.Combine(folder, "master.key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }
        return new(Key(File.ReadAllText(file), file));
    }

    private static byte[] Key(string text, string where)
    {
        var key = new byte[32];
        return Convert.TryFromBase64String(text, key, out var written) && written == key.Length ? key
            : throw new InvalidOperationException($"{where} must hold 32 bytes in Base64.");
    }

    /// <summary>A signature (HMAC-SHA256, hexadecimal) that only this installation can make; one for another purpose is another one.</summary>
    public string Sign(string purpose, string text)
    {
        var key = HMACSHA256.HashData(master, Encoding.UTF8.GetBytes(purpose));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A secret for one purpose that everybody who has the master key arrives at, and nobody else; in hexadecimal.</summary>
    public string Derive(string purpose) =>
        Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes(purpose)));

    /// <summary>Encrypts; each call gives another text.</summary>
    public string Protect(string plain)
    {
        var bytes = Encoding.UTF8.GetBytes(plain);
        var sealedBytes = new byte[NonceSize + bytes.Length + TagSize];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceSize));
        using var aes = new AesGcm(master, TagSize);
        aes.Encrypt(sealedBytes.AsSpan(0, NonceSize), bytes, sealedBytes.AsSpan(NonceSize, bytes.Length), sealedBytes.AsSpan(NonceSize + bytes.Length));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>Decrypts what <see cref="Protect"/> made. Throws <see cref="CryptographicException"/> when it was changed or the key is another one.</summary>
    public string Reveal(string sealedText)
    {
        var bytes = new byte[sealedText.Length];
        if (!Convert.TryFromBase64String(sealedText, bytes, out var size) || size < NonceSize + TagSize)
            throw new CryptographicException("This is no sealed text.");
        bytes = bytes[..size];
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(master, TagSize);
        aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }
}

/// <summary>
/// Tokens of public links (a budget to approve, an invitation): 24 random bytes that nobody can guess, after the organization they lead to,
/// so that the row can be found without looking into any other organization. Only a hash is stored.
/// </summary>
public static class LinkToken
{
    private const int Size = 16 + 24;

    /// <summary>A fresh token for the organization.</summary>
    public static string Create(Guid tenant) => Convert.ToHexStringLower([.. tenant.ToByteArray(bigEndian: true), .. RandomNumberGenerator.GetBytes(24)]);

    /// <summary>The organization the token leads to, or nobody when it is no token at all.</summary>
    public static Guid TenantOf(string token)
    {
        var bytes = new byte[Size];
        return token.Length == 2 * Size && Convert.FromHexString(token, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == Size
            ? new Guid(bytes.AsSpan(0, 16), bigEndian: true) : Guid.Empty;
    }

    /// <summary>The organization an API key is of: a token after a prefix that says what it is.</summary>
    public static Guid TenantOfKey(string key) => TenantOf(key[(key.IndexOf('_') + 1)..]);

    /// <summary>What is stored of a token or key.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
