using Biela.Modules.Inventory;

namespace Biela.Modules.Tests.Inventory;

public sealed class SummaryTests : InventoryTest
{
    [Fact]
    public async Task Parts_that_orders_wait_for_and_parts_to_be_bought_are_counted()
    {
        await Register("PT-ANEL", reorderPoint: 4);
        await Register("PT-VALV");
        await Stock("PT-BRONZ", 10, 100);
        await Approve("OS-2026-00001", 3, ("PT-ANEL", 2), ("PT-VALV", 8), ("PT-BRONZ", 1));
        await Approve("OS-2026-00002", 3, ("PT-VALV", 8));
        Assert.Equal(new ShowSummary.Response(2, 2, 1), (await Do((db, _) => ShowSummary.Handle(db, default))).Value);
        await Receive("PT-VALV", 16, 160);
        await Receive("PT-ANEL", 20, 40);
        Assert.Equal(new ShowSummary.Response(0, 0, 0), (await Do((db, _) => ShowSummary.Handle(db, default))).Value);
    }

    [Fact]
    public async Task A_new_part_below_its_reorder_point_is_low_and_one_of_another_shop_is_not_ours()
    {
        await Register("PT-ANEL", reorderPoint: 4);
        await Register("PT-VALV");
        Assert.Equal("PT-ANEL", Assert.Single((await Do((db, _) => ListParts.Handle(db, default, low: true))).Value!.Items).Sku);
        Assert.Empty((await Do((db, _) => ListParts.Handle(db, default, "valv", low: true))).Value!.Items);
        Tenant = Guid.CreateVersion7();
        Assert.Empty((await Do((db, _) => ListParts.Handle(db, default, low: true))).Value!.Items);
    }
}
