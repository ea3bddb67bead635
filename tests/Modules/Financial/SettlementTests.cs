using Biela.Contracts.Financial;
using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

public sealed class SettlementTests : MoneyTest
{
    private readonly Guid order = Guid.CreateVersion7();
    private Guid bank;

    private async Task<List<Guid>> Given(decimal total = 4944.67m, int installments = 3)
    {
        At("2026-01-14");
        bank = await Account("Banco Serra", 2500, "2026-01-01");
        await Heard(Approved(order, "OS-2026-00001", total, installments, "2026-01-31", "2026-01-14"));
        return (await Receivables()).ConvertAll(t => t.Id);
    }

    [Fact]
    public async Task A_notice_that_comes_twice_is_one_settlement_and_one_cash_entry()
    {
        var title = (await Given())[0];
        At("2026-01-30");

        var first = await Settle(title, "2026-01-30", bank, reference: "E2E-1");
        var second = await Settle(title, "2026-01-30", bank, reference: "E2E-1");
        await Deliver();

        Assert.Equal(first, second);
        Assert.Equal((R(1648.23m), Money.Zero, TitleStatus.Settled), (first.Total, first.Balance, first.Status));
        Assert.Equal(R(1648.23m), Assert.Single(await Book()).Amount);
        Assert.Single(await Financial.Told<PaymentReceived>());
        Assert.Equal(R(4148.23m), await Closing(bank, "2026-01-30"));
    }

    [Fact]
    public async Task A_late_payment_brings_its_charges_and_all_titles_are_settled()
    {
        var titles = await Given();
        At("2026-04-13");
        await Settle(titles[0], "2026-01-30", bank);
        await Settle(titles[1], "2026-02-27", bank);

        var charges = await Financial.Call<ShowCharges.Response>(ShowCharges.Handle, titles[2], Day("2026-04-13"));
        var paid = await Settle(titles[2], "2026-04-13", bank);
        await Deliver();

        Assert.Equal(new(R(1648.22m), R(32.96m), R(7.14m), R(1688.32m)), charges);
        Assert.Equal((R(32.96m), R(7.14m), R(1688.32m)), (paid.Fine, paid.Interest, paid.Total));
        Assert.All(await Receivables(), t => Assert.Equal(TitleStatus.Settled, t.Status));
        Assert.Equal(R(4944.67m).Cents, (await Financial.Told<PaymentReceived>()).Sum(p => p.PrincipalCents));
        Assert.Equal(R(1688.32m), (await Book())[^1].Amount);
    }

    [Fact]
    public async Task A_reference_of_another_amount_is_refused()
    {
        var title = (await Given())[0];
        At("2026-01-30");
        await Settle(title, "2026-01-30", bank, 100, reference: "E2E-1");

        Assert.Equal("reference-used", (await Refused(() => Settle(title, "2026-01-30", bank, 200, reference: "E2E-1"))).Code);
        Assert.Equal(R(1548.23m), (await Title(title)).Balance);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_leaves_everything_as_it_was()
    {
        var title = (await Given())[0];
        At("2026-01-30");

        Assert.Equal("overpaid", (await Refused(() => Settle(title, "2026-01-30", bank, 1648.24m))).Code);
        Assert.Equal("unknown-account", (await Refused(() => Settle(title, "2026-01-30", Guid.CreateVersion7()))).Code);
        Assert.Equal("before-opening", (await Refused(() => Settle(title, "2025-12-31", bank))).Code);
        Assert.Equal("day-in-future", (await Refused(() => Settle(title, "2026-01-31", bank))).Code);
        Assert.Equal("not-found", (await Refused(() => Settle(Guid.CreateVersion7(), "2026-01-30", bank))).Code);
        await Settle(title, "2026-01-30", bank);
        Assert.Equal("title-closed", (await Refused(() => Settle(title, "2026-01-30", bank))).Code);
        await Deliver();

        Assert.Single(await Book());
        Assert.Single((await Title(title)).Settlements);
    }

    [Fact]
    public async Task A_cheque_that_comes_back_opens_the_title_and_moves_the_opposite_on_its_own_day()
    {
        var title = (await Given(350, 1))[0];
        At("2026-02-25");
        var paid = await Settle(title, "2026-01-31", bank, reference: "CH-7");
        await Deliver();
        At("2026-03-06");

        var reversed = await Financial.Call<ReverseSettlement.Response>(ReverseSettlement.Handle, paid.SettlementId,
            new ReverseSettlement.Request("cheque devolvido"));
        await Deliver();

        Assert.Equal((R(350), TitleStatus.Overdue), (reversed.Balance, reversed.Status));
        var book = await Book();
        Assert.Equal([(R(350), Day("2026-01-31")), (R(-350), Day("2026-03-06"))], book.Select(e => (e.Amount, e.Day)));
        Assert.Equal(book[0].Id, book[1].ReversalOf);
        Assert.Equal((R(2850), R(2500)), (await Closing(bank, "2026-02-28"), await Closing(bank, "2026-03-06")));
        Assert.Single(await Financial.Told<TitleOverdue>());

        Assert.Equal("already-reversed", (await Refused(() => Reverse(paid.SettlementId))).Code);
        Assert.Equal("is-reversal", (await Refused(() => Reverse(reversed.ReversalId))).Code);
        Assert.Equal("settlement-reversed", (await Refused(() => Settle(title, "2026-03-06", bank, reference: "CH-7"))).Code);
    }

    [Fact]
    public async Task A_title_that_is_late_again_is_told_again()
    {
        var title = (await Given(350, 1))[0];
        At("2026-02-25");
        await Deliver();
        var paid = await Settle(title, "2026-02-25", bank);

        await Reverse(paid.SettlementId);

        Assert.Equal(2, (await Financial.Told<TitleOverdue>()).Count);
        Assert.Equal(new(R(350), R(7), R(2.92m), R(359.92m)), await Financial.Call<ShowCharges.Response>(ShowCharges.Handle, title));
    }

    [Fact]
    public async Task A_reversal_that_overtakes_its_settlement_waits_for_it()
    {
        var reversed = new SettlementReversed(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "OS-2026-00001 1/1", Guid.CreateVersion7(),
            Day("2026-03-06"), -350_00);

        await Assert.ThrowsAsync<NotYet>(() => Heard(reversed));
    }

    [Fact]
    public async Task An_invoice_that_agrees_is_owed_once_and_paid_by_one_entry()
    {
        At("2026-02-20");
        bank = await Account("Banco Serra", 2998.23m, "2026-02-06");
        foreach (var (cents, due) in new[] { (51_96L, "2026-02-20"), (34_64L, "2026-02-27") })
            await Heard(new InvoiceMatched(Guid.CreateVersion7(), Guid.CreateVersion7(), "PC-2026-00001", Guid.CreateVersion7(), "Distribuidora Ponte Alta",
                "NF 1", cents, Day("2026-01-22"), Day(due)));
        var payables = (await Financial.Call<Page<ListReceivables.Item>>(ListPayables.Handle)).Items.OrderByDescending(p => p.DueOn).ToList();
        Assert.Equal([(R(34.64m), Day("2026-02-27")), (R(51.96m), Day("2026-02-20"))], payables.Select(p => (p.Amount, p.DueOn)));

        await Settle(payables[1].Id, "2026-02-20", bank);
        await Deliver();

        Assert.Equal((R(-51.96m), "Fornecedores de peças"), (Assert.Single(await Book()).Amount, (await Book())[0].Category));
        Assert.Equal(R(2946.27m), await Closing(bank, "2026-02-20"));
    }

    [Fact]
    public async Task A_bill_and_a_debt_can_be_entered_by_hand()
    {
        At("2026-02-05");
        bank = await Account("Banco Serra", 0, "2026-01-01");
        var rent = await Financial.Call<OpenPayable.Response>(OpenPayable.Handle,
            new OpenPayable.Request("Imobiliária", "Aluguel", R(1150), Day("2026-02-05"), "2026-02"));
        var debt = await Financial.Call<OpenReceivable.Response>(OpenReceivable.Handle,
            new OpenReceivable.Request(Customer, "Tomé Arruda", R(10), Day("2026-02-05"), "Guarda do motor"));
        Assert.Equal(("CP-2026-00001", "CR-2026-00001", "2026-02"), (rent.Number, debt.Number, (await Title(rent.Id)).Competence));

        await Settle(rent.Id, "2026-02-05", bank);
        await Settle(debt.Id, "2026-02-05", bank, discount: 10);
        await Deliver();

        Assert.Equal((R(-1150), "Aluguel"), (Assert.Single(await Book()).Amount, (await Book())[0].Category));
        Assert.Equal("amount-not-positive", (await Refused(() => Financial.Call(OpenPayable.Handle,
            new OpenPayable.Request("X", "Y", Money.Zero, Day("2026-02-05"), "2026-02")))).Code);
    }

    private Task Reverse(Guid settlement) => Financial.Call(ReverseSettlement.Handle, settlement, new ReverseSettlement.Request("engano"));
}
