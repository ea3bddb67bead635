using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Biela.Modules.Auth;

/// <summary>Codes that change every 30 seconds (RFC 6238 with SHA-1, as authenticator apps expect).</summary>
internal static class Totp
{
    private const int Seconds = 30, Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code of one step, with as many digits as asked.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8], mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xf)..]) & 0x7fff_ffff;
        return number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(10, '0')[^digits..];
    }

    /// <summary>The step whose code this is: the current one or a neighbour, for clocks that differ a little; null when it is none of them.</summary>
    public static long? Step(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        var (given, current, found) = (Encoding.UTF8.GetBytes(code.Replace(" ", "")), now.ToUnixTimeSeconds() / Seconds, default(long?));
        for (var step = current - 1; step <= current + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), given)) found = step;
        return found;
    }

    /// <summary>What an authenticator app reads from a QR code.</summary>
    public static string Uri(Email email, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/Biela:{System.Uri.EscapeDataString(email.Value)}?secret={Text(secret)}&issuer=Biela";

    /// <summary>The secret as people type it (RFC 4648 base 32; 20 bytes need no padding).</summary>
    public static string Text(ReadOnlySpan<byte> secret)
    {
        var (text, buffer, bits) = (new StringBuilder(), 0, 0);
        foreach (var octet in secret)
            for ((buffer, bits) = (buffer << 8 | octet, bits + 8); bits >= 5; bits -= 5)
                text.Append(Base32[buffer >> (bits - 5) & 31]);
        return text.ToString();
    }
}
