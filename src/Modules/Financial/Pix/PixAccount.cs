using Biela.Fisco;

namespace Biela.Modules.Financial;

/// <summary>Where what customers pay by Pix comes in, as it is registered with the bank. The row's id is the organization's.</summary>
internal sealed class PixAccount
{
    public Guid Id { get; init; }

    /// <summary>CPF, CNPJ, e-mail, +55… or random key; null as long as the shop takes no Pix.</summary>
    public string? Key { get; private set; }

    /// <summary>Of the receiver; a code holds 25 characters of it, without accents.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Of the receiver; a code holds 15 characters of it.</summary>
    public string City { get; private set; } = "";

    public int Version { get; private set; }

    /// <summary>Takes another key, or none.</summary>
    /// <exception cref="RuleBroken">422: the key has the form of none, or a code could not be written with the name and the city.</exception>
    public void Change(string? key, string name, string city)
    {
        if (key is not null && !BrCode.IsKey(key))
            throw new RuleBroken("invalid", "key: não parece chave Pix. Informe CPF ou CNPJ sem pontuação, e-mail, celular com +55 ou a chave aleatória.", 422);
        if (key is not null) BrCode.Static(key, name, city);
        (Key, Name, City) = (key, name.Trim(), city.Trim());
    }
}

/// <summary>Asks for the shop's Pix.</summary>
internal static class PixAccounts
{
    /// <summary>As the shop said; without a key as long as it has not.</summary>
    public static async Task<PixAccount> Pix(this FinancialDb db, CancellationToken ct) =>
        await db.PixAccounts.FirstOrDefaultAsync(ct) ?? new() { Id = db.CurrentTenant };
}
