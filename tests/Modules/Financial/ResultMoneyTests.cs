using Biela.Contracts.Budgets;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

/// <summary>What bills, settlements and the cash book bring to the income statement, and in which line.</summary>
public sealed class ResultMoneyTests : ResultTest
{
    [Fact]
    public async Task A_category_stands_where_its_words_say_until_the_shop_says_otherwise()
    {
        At("2026-03-10");
        foreach (var category in new[] { "Aluguel", "Salários", "Contador", "Comissões de vendas", "Máquinas", "IRPJ" }) await Bill(category, 100, "2026-03");
        Assert.Equal([ResultLine.Variable, ResultLine.People, ResultLine.Premises, ResultLine.Administrative, ResultLine.IncomeTax, ResultLine.Investments],
            (await Month("2026-03")).Accrual.Lines.Select(l => l.Line));

        await Place("contador ", ResultLine.Commercial);
        Assert.Equal("Contador", Assert.Single((await Line("2026-03", ResultLine.Commercial)).Items).Category);
        var items = (await Financial.Call<Page<ListResultCategories.Item>>(ListResultCategories.Handle)).Items;
        Assert.Equal(("Contador", ResultLine.Commercial), Assert.Single(items, i => i.Chosen) is var chosen ? (chosen.Category, chosen.Line) : default);
        Assert.Equal(6, items.Count);

        await Place("Contador", null);
        Assert.Equal(R(-100), (await Line("2026-03", ResultLine.Administrative)).Amount);
        Assert.Equal("category: escreva o nome da categoria.", (await Refused(() => Place("–", ResultLine.Owners))).Message);
    }

    /// A16: neither leg of a transfer is in the result, a fee of the bank is in both views, and what was wrong takes itself back.
    [Fact]
    public async Task What_people_write_into_the_cash_book_is_a_result_but_for_transfers()
    {
        At("2026-03-06");
        var (bank, box) = (await Account("Banco", 5200, "2026-03-02"), await Account("Caixa", 480, "2026-03-02"));
        await CashFlow.Call(Biela.Modules.CashFlow.Transfer.Handle,
            new Biela.Modules.CashFlow.Transfer.Request(bank, box, Day("2026-03-03"), R(500), "Suprimento"));
        var fee = await CashFlow.Call<PostEntry.Response>(PostEntry.Handle,
            new PostEntry.Request(bank, Day("2026-03-03"), R(-76.40m), "Tarifas bancárias", "Tarifa"));
        await CashFlow.Call(PostEntry.Handle, new PostEntry.Request(bank, Day("2026-03-04"), R(1000), "Aporte dos sócios", "Aporte"));
        await CashFlow.Call(PostEntry.Handle, new PostEntry.Request(bank, Day("2026-03-04"), R(30), "Venda de sucata", "Cavacos"));
        await Deliver();

        foreach (var view in new[] { ResultView.Accrual, ResultView.Cash })
        {
            await Says("2026-03", view, gross: 30, financial: -76.40m, result: -46.40m);
            Assert.Equal(R(1000), await Seen("2026-03", view) is var s ? s.OutsideResult : default);
        }
        await CashFlow.Call(ReverseEntry.Handle, fee.Id, new ReverseEntry.Request("de outra conta"));
        await Deliver();
        await Says("2026-03", ResultView.Cash, gross: 30, result: 30);
        Assert.Equal([("Aporte dos sócios", ResultLine.Owners), ("Tarifas bancárias", ResultLine.Financial), ("Venda de sucata", ResultLine.OtherRevenue)],
            (await Financial.Call<Page<ListResultCategories.Item>>(ListResultCategories.Handle)).Items.Select(i => (i.Category, i.Line)));
    }

    [Fact]
    public async Task What_leaves_the_shelf_for_no_order_is_a_cost_of_parts_and_what_is_found_takes_it_back()
    {
        At("2026-03-10");
        var part = Id();
        await Heard(new StockWrittenOff(Id(), part, "PT-OLEO", "Balcão", 4640, Day("2026-03-10")),
            new StockWrittenOff(Id(), part, "PT-OLEO", "Contagem de 09/03/2026", -2320, Day("2026-03-10")));

        await Says("2026-03", ResultView.Accrual, gross: 0, direct: -23.20m, result: -23.20m);
        Assert.Equal([(ResultSource.Stock, "PT-OLEO", "Balcão", R(-46.40m)), (ResultSource.Stock, "PT-OLEO", "Contagem de 09/03/2026", R(23.20m))],
            (await Line("2026-03", ResultLine.PartsCost)).Items.Select(i => (i.Source, i.Reference, i.Description, i.Amount)));
    }

    [Fact]
    public async Task Purchases_are_a_cost_when_the_parts_are_used_and_money_when_they_are_paid()
    {
        At("2026-03-10");
        var bank = await Account("Banco", 1000, "2026-03-01");
        await Heard(new InvoiceMatched(Id(), Id(), "PC-2026-00001", Id(), "Ponte Alta", "123", 5196, Day("2026-03-10"), Day("2026-03-20")));
        await Pay(bank, "2026-03-10");

        await Says("2026-03", ResultView.Accrual, gross: 0, result: 0);
        await Says("2026-03", ResultView.Cash, gross: 0, direct: -51.96m, result: -51.96m);
    }

    [Fact]
    public async Task Discounts_for_paying_and_their_reversals_are_financial_result()
    {
        At("2026-02-10");
        var bank = await Account("Banco", 0, "2026-01-01");
        await Heard(Approved(Order, "OS-2026-00001", 1000, 2, "2026-02-20", "2026-01-10"));
        var titles = await Receivables();
        var paid = await Settle(titles[0].Id, "2026-02-10", bank, amount: 480, discount: 20);
        await Deliver();
        await Says("2026-02", ResultView.Accrual, gross: 0, financial: -20, result: -20);
        await Says("2026-02", ResultView.Cash, gross: 480, result: 480);

        await Financial.Call(ReverseSettlement.Handle, paid.SettlementId, new ReverseSettlement.Request("cheque devolvido"));
        await Deliver();
        await Says("2026-02", ResultView.Accrual, gross: 0, result: 0);
        await Says("2026-02", ResultView.Cash, gross: 0, result: 0);
    }

    /// A18: R$ 18,64 of fines and interest, less the discount, are in the new debt, and earned payment by payment.
    [Fact]
    public async Task What_a_renegotiation_puts_on_a_debt_is_earned_when_it_is_paid()
    {
        At("2026-01-15");
        var bank = await Account("Banco Serra", 0, "2026-01-01");
        await Heard(Approved(Order, "OS-2026-00001", 1236.89m, 3, "2026-02-10", "2026-01-15"));
        var titles = (await Receivables()).ConvertAll(t => t.Id);
        At("2026-03-10");
        await Settle(titles[1], "2026-03-10", bank, 100);
        At("2026-04-22");
        var agreed = await Financial.Call<Renegotiate.Response>(Renegotiate.Handle,
            new Renegotiate.Request(titles, Day("2026-04-22"), R(20), 5, Day("2026-05-31")));
        await Says("2026-04", ResultView.Accrual, gross: 0, result: 0);

        foreach (var title in agreed.Titles)
        {
            At($"{title.DueOn:yyyy-MM-dd}");
            await Settle(title.Id, $"{title.DueOn:yyyy-MM-dd}", bank);
        }
        await Deliver();
        await Says("2026-05", ResultView.Cash, gross: 227.38m, financial: 3.73m, result: 231.11m);
        await Says("2026-05", ResultView.Accrual, gross: 0, financial: 3.73m, result: 3.73m);
        Assert.Equal((R(1136.89m), R(18.64m)), await Months("2026-05", "2026-09") is var months
            ? (Money.Sum(months.Select(m => m.Cash.GrossRevenue)), Money.Sum(months.Select(m => m.Accrual.FinancialResult))) : default);
    }

    [Fact]
    public async Task A_debt_that_was_renegotiated_to_less_is_lost_then()
    {
        At("2026-04-22");
        await Heard(Approved(Order, "OS-2026-00001", 1000, 1, "2026-05-20", "2026-01-15"));
        await Financial.Call(Renegotiate.Handle,
            new Renegotiate.Request([.. (await Receivables()).Select(t => t.Id)], Day("2026-04-22"), R(100), 1, Day("2026-05-31")));

        await Says("2026-04", ResultView.Accrual, gross: 0, financial: -100, result: -100);
    }

    [Fact]
    public async Task What_was_forgiven_on_a_sale_that_is_taken_back_is_no_loss()
    {
        At("2026-03-10");
        var bank = await Account("Banco", 0, "2026-01-01");
        await Heard(new InvoiceConfirmed(Order, "NV-2026-00001", null, null, "Balcão", 100000, Day("2026-03-10"), Day("2026-03-10")));
        await Settle((await Receivables())[0].Id, "2026-03-10", bank, 950, discount: 50);
        await Says("2026-03", ResultView.Accrual, gross: 1000, financial: -50, result: 950);

        await Heard(new InvoiceCancelled(Order, "NV-2026-00001", "engano", Day("2026-03-10")));
        await Says("2026-03", ResultView.Accrual, gross: 0, result: 0);
    }

    [Fact]
    public async Task What_takes_an_entry_back_is_where_the_entry_was()
    {
        At("2026-03-06");
        var bank = await Account("Banco", 5200, "2026-03-02");
        foreach (var (category, amount) in new[] { ("Lavagem de uniformes", -100m), ("Venda de sucata", 200m) })
        {
            var entry = await CashFlow.Call<PostEntry.Response>(PostEntry.Handle,
                new PostEntry.Request(bank, Day("2026-03-03"), R(amount), category, category));
            await CashFlow.Call(ReverseEntry.Handle, entry.Id, new ReverseEntry.Request("engano"));
        }
        await Deliver();

        foreach (var view in new[] { ResultView.Accrual, ResultView.Cash }) await Says("2026-03", view, gross: 0, result: 0);
    }

    [Theory, InlineData("Manutenção das máquinas", ResultLine.Premises), InlineData("Tarifa de cartão de crédito", ResultLine.Financial),
        InlineData("Frete de peças", ResultLine.Variable), InlineData("Brindes para clientes", ResultLine.Commercial),
        InlineData("Juros de empréstimo", ResultLine.Financial), InlineData("Pró-labore dos sócios", ResultLine.People),
        InlineData("Consumo de energia", ResultLine.Premises), InlineData("Limpeza das salas", ResultLine.Administrative),
        InlineData("DAS", ResultLine.SalesTaxes), InlineData("Parcelamento do Simples", ResultLine.SalesTaxes),
        InlineData("Multa de imposto", ResultLine.Financial),
        InlineData("Fornecedores de peças", ResultLine.PartsCost), InlineData("Compra de máquina", ResultLine.Investments),
        InlineData("Retirada de sócio", ResultLine.Owners)]
    internal void A_category_is_what_its_strongest_word_says(string category, ResultLine line) =>
        Assert.Equal(line, new CategoryLines(new Dictionary<string, ResultLine>()).Of(category));

    [Fact]
    public async Task What_customers_owe_besides_their_orders_is_other_revenue_of_its_month()
    {
        At("2026-03-10");
        await Financial.Call(OpenReceivable.Handle, new OpenReceivable.Request(Customer, "Tomé Arruda", R(350), Day("2026-04-10"), "Guarda do motor"));
        await Financial.Call(OpenReceivable.Handle,
            new OpenReceivable.Request(Customer, "Tomé Arruda", R(200), Day("2026-04-10"), "Retífica de 2025", "2025-12"));

        await Says("2026-03", ResultView.Accrual, gross: 350, result: 350);
        await Says("2025-12", ResultView.Accrual, gross: 200, result: 200);
    }

    [Fact]
    public async Task Credit_that_is_given_back_is_taken_off_what_customers_paid()
    {
        At("2026-03-10");
        var bank = await Account("Banco", 0, "2026-01-01");
        var approved = Approved(Order, "OS-2026-00001", 1000, 1, "2026-03-20", "2026-03-01");
        await Heard(approved);
        await Settle((await Receivables())[0].Id, "2026-03-10", bank, amount: 600);
        await Heard(new ApprovalCancelled(approved.ApprovalId, approved.BudgetId, Order, approved.Number, "desistiu", Day("2026-03-10")));
        await Financial.Call(RefundCredit.Handle, Customer, new RefundCredit.Request(R(150), bank, Day("2026-03-10")));
        await Deliver();

        await Says("2026-03", ResultView.Cash, gross: 450, result: 450);
        Assert.Equal([R(600), R(-150)], (await Line("2026-03", ResultLine.Customers, ResultView.Cash)).Items.Select(i => i.Amount));
    }
}
