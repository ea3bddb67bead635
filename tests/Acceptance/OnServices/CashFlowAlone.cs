namespace Biela.Acceptance.Tests.OnServices;

/// <summary>Three services, a database each: the cash book goes on while the daily balance is away, which then catches up.</summary>
[Collection("retifica")]
public sealed class CashFlowAlone
{
    [Fact]
    public async Task An_entry_reaches_the_daily_balance_also_when_Consolidated_was_stopped_meanwhile()
    {
        var services = await Services.Start("cashflow");
        try
        {
            var shop = await services.Open("12/01/2026");
            var account = await shop.Account("Banco Serra", "1.000,00", "12/01/2026");
            await Post(250);
            await shop.Closes(account, "12/01/2026", "R$ 1.250,00");
            Assert.Equal(0, await services.Stop("consolidated"));
            await Post(-50);
            await services.Restart();
            await shop.Closes(account, "12/01/2026", "R$ 1.200,00");
            var (code, said) = await services.Audit(wait: 60, shop.Organization);
            Assert.True(code == 0, said);

            Task Post(decimal amount) =>
                shop.Owner.Post("cashflow/entries", new { accountId = account, day = "2026-01-12", amount, category = "Balcão", description = "Venda" });
        }
        finally { await services.Shut(); }
    }
}
