using Biela.Fisco;
using Biela.Papers;

namespace Biela.Modules.Financial;

/// <summary>
/// The Pix code of what a title owes today, with its charges: the text to copy ("copia e cola") and its QR code. The txid is the title's number, so that
/// the bank's statement names what was paid.
/// </summary>
internal static class ShowTitlePix
{
    /// <param name="Size">Modules from side to side; four more on each side have to stay empty.</param>
    /// <param name="Path">The dark modules as the data of an SVG path, a module being one unit.</param>
    internal sealed record Qr(int Size, string Path);

    internal sealed record Charge(string Text, string Txid, Money Amount, Qr Code);

    /// <param name="HasKey">Whether the shop takes Pix.</param>
    /// <param name="Charge">Null without a key, and when nothing is to be received.</param>
    internal sealed record Response(bool HasKey, Charge? Charge);

    internal static async Task<Ok<Response>> Handle(Guid id, FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var title = await db.Titles.AsNoTracking().Include(t => t.Settlements).FirstOrDefaultAsync(t => t.Id == id, ct).Found();
        var pix = await db.Pix(ct);
        return TypedResults.Ok(new Response(pix.Key is not null, pix.Key is { } key && title is { Kind: TitleKind.Receivable, IsOpen: true }
            ? Code(key, pix, title, tenant.Today(clock)) : null));
    }

    private static Charge Code(string key, PixAccount pix, Title title, DateOnly today)
    {
        var (amount, txid) = (title.OwedOn(today).Total, TxidOf(title));
        var text = BrCode.Static(key, pix.Name, pix.City, amount, txid);
        var code = new QrCode(text, QrLevel.Medium);
        return new(text, txid, amount, new(code.Modules, code.Path()));
    }

    /// Letters and digits of the document, and the installment: OS-2026-00001 1/3 is OS202600001P1.
    private static string TxidOf(Title title) => string.Concat(title.Number.Split(' ')[0].Where(char.IsAsciiLetterOrDigit)) + $"P{title.Installment}";
}
