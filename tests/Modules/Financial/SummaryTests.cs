using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

public sealed class SummaryTests : MoneyTest
{
    [Fact]
    public async Task What_is_due_today_and_what_is_late_is_added_up_on_both_sides()
    {
        At("2026-01-12");
        var account = await Account("Banco", 1000, "2026-01-12");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 300, 3, "2026-01-31", "2026-01-12"));
        await Financial.Call<OpenPayable.Response>(OpenPayable.Handle, new OpenPayable.Request("Luz", "Energia", R(80), Day("2026-02-28"), "2026-02"));
        At("2026-02-28");
        await Deliver();
        var summary = await Financial.Call<ShowSummary.Response>(ShowSummary.Handle);
        Assert.Equal(new ShowSummary.Side(new(1, R(100)), new(1, R(100))), summary.Receivable);
        Assert.Equal(new ShowSummary.Side(new(1, R(80)), new(0, Money.Zero)), summary.Payable);
        foreach (var title in (await Receivables()).Where(t => t.DueOn <= Day("2026-02-28"))) await Settle(title.Id, "2026-02-28", account);
        Assert.Equal(new ShowSummary.Side(new(0, Money.Zero), new(0, Money.Zero)), (await Financial.Call<ShowSummary.Response>(ShowSummary.Handle)).Receivable);
        await Deliver();
    }
}
