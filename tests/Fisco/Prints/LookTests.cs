using Biela.Fisco.Tests.Services;

namespace Biela.Fisco.Tests.Prints;

/// <summary>Run alone, to look at them: <c>-explicit only</c>; they are left beside the program.</summary>
public sealed class LookTests
{
    [Theory(Explicit = true), InlineData("nfe_multi_page_products"), InlineData("nfe_reforma_tributaria"), InlineData("danfe_cnpj_alfanumerico"),
        InlineData("nfe_test_sn")]
    public void Official_samples(string name) => Leave(name, Danfe.Print(Samples.Bytes(name + ".xml"), new() { Printed = Sale.At }));

    [Fact(Explicit = true)]
    public void Own_notes()
    {
        var sale = new Sale { HasReform = true };
        Leave("sale", Danfe.Print(sale.Authorised(), new() { Printed = Sale.At, Logo = Texts.Logo }));
        Leave("long", Danfe.Print(Sale.Long(sale, 40).Authorised()));
        var contingency = sale with { Issuance = Issuance.SvcAn, Issuer = "12ABC34501DE35", Items = 1 };
        Leave("svc", Danfe.Print(contingency.Authorised(), new() { Cancelled = new(contingency.Key.Value, "131260000000099", Sale.At) }));
        Leave("slip", Danfe.Print(ConsumerTests.Sale.Authorised(), new() { Printed = Sale.At }));
        Leave("letter", CorrectionLetter.Print(sale.Authorised(), CorrectionLetterTests.Letter(sale), new() { Printed = Sale.At }));
    }

    private static void Leave(string name, byte[] pdf) => File.WriteAllBytes(Path.Combine(AppContext.BaseDirectory, $"{name}.pdf"), pdf);
}
