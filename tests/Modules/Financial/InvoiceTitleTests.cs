using Biela.Contracts.Fiscal;
using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

/// <summary>What is owed for an invoice, in whatever order its facts come.</summary>
public sealed class InvoiceTitleTests : MoneyTest
{
    private readonly Guid invoice = Guid.CreateVersion7(), buyer = Guid.CreateVersion7();

    private InvoiceConfirmed Confirmed =>
        new(invoice, "NF-2026-00001", null, buyer, "Auto Peças Andirá", 82_755, Day("2026-06-01"), Day("2026-06-15"));

    private InvoiceCancelled Cancelled => new(invoice, "NF-2026-00001", "Cliente desistiu da compra", Day("2026-06-02"));

    [Fact]
    public async Task A_confirmed_invoice_is_owed_once_and_a_cancelled_one_not_at_all()
    {
        At("2026-06-01");
        await Heard(Confirmed, Confirmed);
        Assert.Equal((R(827.55m), "NF-2026-00001"), Assert.Single(await Receivables()) is var t ? (t.Amount, t.Document) : default);
        await Heard(Cancelled, Cancelled);
        Assert.Equal(TitleStatus.Cancelled, Assert.Single(await Receivables()).Status);
    }

    [Fact]
    public async Task An_invoice_that_was_cancelled_before_its_confirmation_is_heard_is_never_owed()
    {
        At("2026-06-02");
        await Heard(Cancelled, Confirmed);
        Assert.Empty(await Receivables());
    }

    [Fact]
    public async Task A_payment_of_a_cancelled_invoice_that_bounces_takes_its_credit_along()
    {
        At("2026-06-01");
        var bank = await Account("Banco Serra", 1000, "2026-06-01");
        await Heard(Confirmed);
        var title = Assert.Single(await Receivables()).Id;
        var paid = await Settle(title, "2026-06-01", bank);
        await Heard(Cancelled);
        await Financial.Call(ReverseSettlement.Handle, paid.SettlementId, new ReverseSettlement.Request("devolvido"));
        var seen = await Title(title);
        Assert.Equal((TitleStatus.Cancelled, Money.Zero), (seen.Status, seen.Balance));
        Assert.Equal(Money.Zero, (await Financial.Call<ShowCredit.Response>(ShowCredit.Handle, buyer)).Balance);
    }
}
