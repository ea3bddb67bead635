using Biela.Contracts.Budgets;
using Biela.Contracts.Inventory;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Fiscal;

public sealed class InvoiceTests : ModuleTest<FiscalModule, FiscalDb>
{
    private static readonly DateOnly Day = new(2026, 1, 12);

    [Fact]
    public void Only_the_answer_to_the_attempt_it_waits_for_counts()
    {
        var invoice = Invoice();
        invoice.Refuse(1, [new("PT-JUNTA", 10_000, Known: true)]);
        Assert.Equal((InvoiceStatus.StockError, "PT-JUNTA: falta 1"), (invoice.Status, invoice.Reason));
        invoice.Retry();
        Assert.False(invoice.Confirm(1));
        invoice.Refuse(1, []);
        Assert.Equal((InvoiceStatus.Pending, 2), (invoice.Status, invoice.Attempt));
        Assert.True(invoice.Confirm(2));
        Assert.False(invoice.Confirm(2));
    }

    [Fact]
    public void A_late_answer_does_not_bring_a_cancelled_invoice_back()
    {
        var invoice = Invoice();
        invoice.Cancel("Cliente desistiu da compra");
        Assert.False(invoice.Confirm(1));
        invoice.Refuse(1, [new("PT-JUNTA", 10_000, Known: true)]);
        Assert.Equal((InvoiceStatus.Cancelled, "Cliente desistiu da compra"), (invoice.Status, invoice.Reason));
    }

    [Theory]
    [InlineData(5_000, true, "PT-JUNTA: falta 0,5")]
    [InlineData(10_000, true, "PT-JUNTA: falta 1")]
    [InlineData(15_000, true, "PT-JUNTA: faltam 1,5")]
    [InlineData(20_000, false, "PT-JUNTA: peça não cadastrada no estoque")]
    public void What_is_missing_is_said_in_words(long missing, bool known, string expected)
    {
        var invoice = Invoice();
        invoice.Refuse(1, [new MissingPart("PT-JUNTA", missing, known)]);
        Assert.Equal(expected, invoice.Reason);
    }

    [Fact]
    public void Lines_of_an_order_keep_the_total_that_was_agreed()
    {
        var part = new OrderPart
        {
            Id = Guid.CreateVersion7(), OrderId = Guid.CreateVersion7(), ApprovalId = Guid.CreateVersion7(), Sku = "PT-ANEL", Description = "Anel",
            Quantity = Quantity.Of(3), Net = Money.Of(100),
        };
        var line = new InvoiceLine(0, part);
        Assert.Equal((Money.Of(100), UnitPrice.Of(33.3333333333m)), (line.Total, line.UnitPrice));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Parts_of_an_approval_that_was_taken_back_are_not_invoiced_whichever_is_heard_first(bool cancelledFirst)
    {
        var (approval, order) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var line = new ApprovedLine(Guid.CreateVersion7(), "Part", "PT-ANEL", "Anel", 10_000, 5000, 5000, null, false);
        var approved = new BudgetApproved(approval, Guid.CreateVersion7(), order, "OS-2026-00001", "ORC-2026-00001", 1, false, false,
            Guid.CreateVersion7(), "Tomé Arruda", 0, 5000, 5000, [line], new(1, Day, 0, null), Day, Clock.Now, 3, null, "Elias Couto");
        var cancelled = new ApprovalCancelled(approval, approved.BudgetId, order, "ORC-2026-00001", "vendeu o carro", Day);
        Func<Task>[] facts =
        [
            () => Do((db, _) => FollowOrder.Approved(approved, db, default)), () => Do((db, _) => FollowOrder.Cancelled(cancelled, db, default)),
        ];
        foreach (var fact in cancelledFirst ? facts.Reverse() : facts) await fact();
        Assert.Empty(await Do((db, _) => db.OrderParts.ToListAsync()));
    }

    [Fact]
    public async Task An_audit_finds_an_invoice_that_was_confirmed_by_nobody()
    {
        await Do(async (db, _) =>
        {
            var invoice = Invoice();
            invoice.Confirm(1);
            db.Add(invoice);
            await db.SaveChangesAsync();
            return 0;
        });
        Assert.Equal(["L10 confirmed", "O1 confirmed"], (await Do((db, _) => AuditInvoices.Of(db, default))).Select(f => f.Rule));
    }

    private static Invoice Invoice() =>
        new("NF-2026-00001", new(null, "Auto Peças Andirá"), null, [new(0, "PT-JUNTA", "Junta", Quantity.Of(2), UnitPrice.Of(318.90m))], Day, Day,
            SaleExtras.None);
}
