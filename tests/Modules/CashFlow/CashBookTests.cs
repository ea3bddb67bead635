using Biela.Contracts.CashFlow;
using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Tests.Financial;

namespace Biela.Modules.Tests.CashFlow;

public sealed class CashBookTests : MoneyTest
{
    private Guid bank, box;

    private async Task Given()
    {
        At("2026-03-06");
        (bank, box) = (await Account("Banco", 5200, "2026-03-02"), await Account("Caixa", 300, "2026-03-02"));
    }

    [Fact]
    public async Task A_transfer_is_two_entries_with_one_id_and_net_zero()
    {
        await Given();

        var transfer = await Move(500);

        var book = (await Book()).OrderBy(e => e.Amount.Cents).ToList();
        Assert.Equal([(bank, R(-500)), (box, R(500))], book.Select(e => (e.AccountId, e.Amount)));
        Assert.All(book, e => Assert.Equal(transfer.Id, e.TransferId));
        Assert.Equal(["Transferência para Caixa", "Transferência de Banco"], book.Select(e => e.Description));
    }

    [Fact]
    public async Task One_leg_alone_cannot_be_reversed_but_the_transfer_can_once()
    {
        await Given();
        var transfer = await Move(500);

        foreach (var leg in transfer.Entries) Assert.Equal("leg-of-transfer", (await Refused(() => Reverse(leg))).Code);
        var reversal = await CashFlow.Call<Transfer.Response>(ReverseTransfer.Handle, transfer.Id, new ReverseTransfer.Request("conta errada"));

        var book = await Book();
        foreach (var leg in transfer.Entries)
        {
            var (original, opposite) = (book.Single(e => e.Id == leg), book.Single(e => e.ReversalOf == leg));
            Assert.Equal((original.AccountId, -original.Amount, (Guid?)reversal.Id), (opposite.AccountId, opposite.Amount, opposite.TransferId));
        }
        foreach (var id in new[] { transfer.Id, reversal.Id })
            await Refused(() => CashFlow.Call(ReverseTransfer.Handle, id, new ReverseTransfer.Request("de novo")));
        Assert.Equal(4, (await Book()).Count);
    }

    [Fact]
    public async Task An_entry_is_reversed_once_by_its_opposite()
    {
        await Given();
        var fee = await Post(bank, "2026-03-03", -76.40m);

        var opposite = (await Reverse(fee)).Id;

        var book = await Book();
        Assert.Equal([(R(-76.40m), Day("2026-03-03"), null), (R(76.40m), Day("2026-03-06"), (Guid?)fee)], book.Select(e => (e.Amount, e.Day, e.ReversalOf)));
        Assert.Equal("already-reversed", (await Refused(() => Reverse(fee))).Code);
        Assert.Equal("is-reversal", (await Refused(() => Reverse(opposite))).Code);
    }

    [Fact]
    public async Task An_entry_that_comes_from_a_settlement_is_reversed_where_it_came_from()
    {
        await Given();
        await Heard(new Contracts.Financial.PayablePaid(Guid.CreateVersion7(), Guid.CreateVersion7(), "CP-2026-00001", "Imobiliária", bank, Day("2026-03-05"),
            1150_00, "Aluguel"));

        Assert.Equal("from-settlement", (await Refused(async () => await Reverse(Assert.Single(await Book()).Id))).Code);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await Given();

        Assert.Equal("unknown-account", (await Refused(() => Post(Guid.CreateVersion7(), "2026-03-06", 1))).Code);
        Assert.Equal("before-opening", (await Refused(() => Post(bank, "2026-03-01", 1))).Code);
        Assert.Equal("day-in-future", (await Refused(() => Post(bank, "2026-03-07", 1))).Code);
        Assert.Equal("amount-zero", (await Refused(() => Post(bank, "2026-03-06", 0))).Code);
        Assert.Equal("amount-not-positive", (await Refused(() => Move(-1))).Code);
        Assert.Equal("same-account", (await Refused(() => CashFlow.Call(Transfer.Handle, new Transfer.Request(bank, bank, Day("2026-03-06"), R(1))))).Code);
        Assert.Equal("account-exists", (await Refused(() => Account("Banco", 0, "2026-03-06"))).Code);
        var entry = await Post(bank, "2026-03-06", 1);
        Assert.Equal("before-entry", (await Refused(() => CashFlow.Call(ReverseEntry.Handle, entry,
            new ReverseEntry.Request("engano", Day("2026-03-05"))))).Code);
        Assert.Equal("not-found", (await Refused(() => Reverse(Guid.CreateVersion7()))).Code);

        Assert.Single(await Book());
        Assert.Single(await CashFlow.Told<CashEntryPosted>());
        Assert.Equal(["Caixa", "Banco"], (await CashFlow.Call<Page<ListAccounts.Item>>(ListAccounts.Handle)).Items.Select(a => a.Name));
    }

    private async Task<Guid> Post(Guid account, string day, decimal amount) =>
        (await CashFlow.Call<PostEntry.Response>(PostEntry.Handle, new PostEntry.Request(account, Day(day), R(amount), "Tarifas", "Tarifa do banco"))).Id;

    private Task<Transfer.Response> Move(decimal amount) =>
        CashFlow.Call<Transfer.Response>(Transfer.Handle, new Transfer.Request(bank, box, Day("2026-03-03"), R(amount)));

    private Task<ReverseEntry.Response> Reverse(Guid entry) =>
        CashFlow.Call<ReverseEntry.Response>(ReverseEntry.Handle, entry, new ReverseEntry.Request("engano"));
}
