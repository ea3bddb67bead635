namespace Biela.Host.Client;

/// <summary>The arithmetic of the shop written a second time, in decimals, so that a mistake in the kernel's does not agree with itself.</summary>
internal static class Sums
{
    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Largest remainder in centavos, ties to the first.</summary>
    public static decimal[] Spread(decimal total, IReadOnlyList<decimal> weights)
    {
        var exact = weights.Select(w => total * w / weights.Sum()).ToArray();
        var shares = exact.Select(e => Math.Floor(e * 100) / 100).ToArray();
        var left = (int)((total - shares.Sum()) * 100);
        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - shares[i]).ThenBy(i => i).Take(left)) shares[i] += 0.01m;
        return shares;
    }

    /// <summary>Equal installments, the extra centavos to the first ones.</summary>
    public static decimal[] Installments(decimal total, int count)
    {
        var each = Math.Floor(total * 100 / count) / 100;
        var left = (int)((total - each * count) * 100);
        return [.. Enumerable.Range(0, count).Select(i => i < left ? each + 0.01m : each)];
    }

    /// <summary>A valid CNPJ nobody has: the check digits of IN RFB 2.229/2024 over a random root.</summary>
    public static string Cnpj(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, 12).Select(_ => "0123456789ABCDEFGHJKLMNPRSTVWXYZ"[random.Next(32)]));
        for (var digit = 0; digit < 2; digit++)
        {
            var (sum, length) = (0, text.Length);
            for (var i = 0; i < length; i++) sum += (text[i] - '0') * (2 + (length - 1 - i) % 8);
            text += sum % 11 < 2 ? "0" : (11 - sum % 11).ToString();
        }
        return text;
    }
}
