using System.Linq.Expressions;

namespace Biela.Modules.Orders;

/// <summary>The order among the others: which are in the shop, and which of them are late.</summary>
internal sealed partial class Order
{
    /// <summary>What the shop still has to do something about, in the order of the way through it.</summary>
    public static readonly OrderStatus[] InProgress =
    [
        OrderStatus.Open, OrderStatus.InDiagnosis, OrderStatus.AwaitingBudget, OrderStatus.AwaitingApproval, OrderStatus.Approved, OrderStatus.AwaitingParts,
        OrderStatus.InProduction, OrderStatus.InQuality,
    ];

    /// <summary>And what waits for its owner to come.</summary>
    public static readonly OrderStatus[] InShop = [.. InProgress, OrderStatus.Completed];

    /// <summary>Whether the promised day has passed and the engine is not done.</summary>
    public static bool IsLate(OrderStatus status, DateOnly? promisedOn, DateOnly today) => promisedOn < today && InProgress.Contains(status);

    /// <summary>The same question for the database.</summary>
    public static Expression<Func<Order, bool>> Late(DateOnly today) => o => o.PromisedOn < today && InProgress.Contains(o.Status);
}
