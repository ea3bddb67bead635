namespace Biela.Modules.Financial;

/// <summary>A line of the income statement (demonstração do resultado, DRE), in the order of the paper.</summary>
internal enum ResultLine
{
    /// <summary>Services of delivered orders, before the discount.</summary>
    Services,

    /// <summary>Parts of delivered orders, before the discount, and of sales.</summary>
    Parts,

    /// <summary>What customers paid, in the cash view: money has no kind.</summary>
    Customers,

    /// <summary>What was earned besides.</summary>
    OtherRevenue,

    /// <summary>What was taken off the prices.</summary>
    Discounts,

    /// <summary>What customers brought back.</summary>
    Returns,

    /// <summary>Taxes inside the prices: ICMS, ISS, PIS and COFINS, or the DAS of the Simples.</summary>
    SalesTaxes,

    /// <summary>What the sold parts had cost (CMV); in the cash view, what suppliers of parts were paid.</summary>
    PartsCost,

    /// <summary>What is used up.</summary>
    Materials,

    /// <summary>Wages of who works on engines.</summary>
    DirectLabour,

    /// <summary>What other shops did.</summary>
    ThirdParties,

    /// <summary>Parts of orders done under warranty.</summary>
    Warranty,

    /// <summary>What grows with sales: commissions, freight, card fees.</summary>
    Variable,

    /// <summary>Fixed: wages and charges.</summary>
    People,

    /// <summary>Fixed: rent, energy, water, internet.</summary>
    Premises,

    /// <summary>Fixed: everything that is nowhere else.</summary>
    Administrative,

    /// <summary>Fixed: advertising and the like.</summary>
    Commercial,

    /// <summary>Machines grow old.</summary>
    Depreciation,

    /// <summary>Fines and interest received and paid, discounts for paying, fees of banks.</summary>
    Financial,

    /// <summary>IRPJ and CSLL.</summary>
    IncomeTax,

    /// <summary>No result: machines and the like that were bought.</summary>
    Investments,

    /// <summary>No result: money borrowed and paid back.</summary>
    Loans,

    /// <summary>No result: what owners put in and took out.</summary>
    Owners,
}

/// <summary>How the result is seen.</summary>
internal enum ResultView
{
    /// <summary>Competência: revenue in the month of delivery, its costs with it, expenses in their month.</summary>
    Accrual,

    /// <summary>Caixa: by the day the money moved.</summary>
    Cash,
}
