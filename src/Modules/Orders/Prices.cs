using System.Security.Claims;

namespace Biela.Modules.Orders;

/// <summary>What was approved in money is for those who may read budgets; on the shop floor an order has no prices.</summary>
internal static class Prices
{
    internal static Money? For(this Money amount, ClaimsPrincipal caller) => caller.HasClaim(Claims.Permission, "budgets.read") ? amount : null;
}
