using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>What a note calls what is done (natOp).</summary>
internal static class Natures
{
    public static string Of(FiscalOperation operation) => operation switch
    {
        FiscalOperation.Sale => "Venda de mercadoria",
        FiscalOperation.RepairShipment => "Remessa para conserto",
        FiscalOperation.RepairEntry => "Entrada para conserto",
        FiscalOperation.RepairReturn => "Retorno de conserto",
        FiscalOperation.RepairReceived => "Retorno de remessa para conserto",
        FiscalOperation.WarrantyReplacement => "Substituição em garantia",
        FiscalOperation.Bonus => "Bonificação",
        FiscalOperation.PurchaseReturn => "Devolução de compra",
        FiscalOperation.SaleReturn => "Devolução de venda",
        FiscalOperation.Loan => "Remessa em comodato",
        FiscalOperation.Demonstration => "Remessa para demonstração",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No note is issued of it."),
    };
}
