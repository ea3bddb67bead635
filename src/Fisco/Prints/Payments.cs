using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>The ways of payment by their names (tPag, table of NT 2020.006 and what followed).</summary>
internal static class Payments
{
    /// <summary>The name of a way of payment; what was written in words for "others" (99).</summary>
    public static string Name(XElement payment) => payment.Value("tPag") switch
    {
        "01" => "Dinheiro",
        "02" => "Cheque",
        "03" => "Cartão de crédito",
        "04" => "Cartão de débito",
        "05" => "Crédito da loja",
        "10" => "Vale alimentação",
        "11" => "Vale refeição",
        "12" => "Vale presente",
        "13" => "Vale combustível",
        "14" => "Duplicata mercantil",
        "15" => "Boleto bancário",
        "16" => "Depósito bancário",
        "17" => "Pix dinâmico",
        "18" => "Transferência ou carteira digital",
        "19" => "Fidelidade ou cashback",
        "20" => "Pix estático",
        "21" => "Crédito em loja",
        "22" => "Pagamento eletrônico não informado",
        "23" => "Pix automático",
        "24" => "TEF em conta",
        "90" => "Sem pagamento",
        "91" => "Pagamento posterior",
        var code => payment.Value("xPag") is { Length: > 0 } words ? words : $"Outros ({code})",
    };
}
