using Biela.Papers.Tests;

namespace Biela.Fisco.Tests.Prints;

public sealed class DanfeTests
{
    private static readonly Sale Usual = new() { HasReform = true };

    [Fact]
    public void Every_field_is_printed()
    {
        var text = Texts.Of(Danfe.Print(Usual.Authorised()));
        string[] expected =
        [
            "RECEBEMOS DE RETÍFICA SÃO JOÃO LTDA.", "EMISSÃO: 22/11/2026 – VALOR TOTAL: R$ 1.040,00 – DESTINATÁRIO: TRANSPORTADORA CONCEIÇÃO & IRMÃOS", "DANFE",
            "Nº 000.000.042 SÉRIE 001 FOLHA 1/1", "Rua das Válvulas, 100 São José – Divinópolis/MG CEP 35500-000 – Fone (37) 3221-0000 CRT 3 – Regime Normal",
            Usual.Key.ToString(), "Consulta de autenticidade no portal nacional da NF-e www.nfe.fazenda.gov.br/portal", "Venda de mercadoria",
            "PROTOCOLO DE AUTORIZAÇÃO DE USO 131260000000042 – 22/11/2026 10:30:07", "INSCRIÇÃO ESTADUAL 0623079040081", "CNPJ / CPF 06.157.250/0001-16",
            "CNPJ / CPF 12.ABC.345/01DE-35", "DATA DA EMISSÃO 22/11/2026", "ENDEREÇO Av. Paraná, 2470 – Galpão 3", "CEP 30870-100",
            "FONE / FAX (31) 99123-4567",
            "DATA DA SAÍDA / ENTRADA 23/11/2026", "HORA DA SAÍDA / ENTRADA 08:15:30", "NÚMERO DA FATURA 4711", "Nº 001 – VENC. 22/12/2026 495,00",
            "BASE DE CÁLC. DO ICMS 1.000,00", "VALOR DO ICMS 180,00", "VALOR DO FRETE 11,00", "VALOR DO SEGURO 12,00", "DESCONTO 10,00",
            "OUTRAS DESPESAS 14,00",
            "VALOR TOTAL DO IPI 13,00", "V. APROX. DOS TRIBUTOS 312,44", "V. TOTAL DA NOTA 1.040,00", "1 – Destinatário (FOB)", "ABC1D23",
            "RODOVIÁRIO AFONSO LTDA",
            "PESO BRUTO 32,000", "PESO LÍQUIDO 30,500", "Trib. aprox. R$ 312,44 federais, fonte IBPT.",
            "PT-0003 BRONZINA DE BIELA 0,25 MM ITEM003 84833029 000 5102 JG 2,5000 76,1234567890 190,31 190,31 34,26 18,00",
        ];
        Assert.All(expected, piece => Assert.Contains(piece, text));
    }

    [Fact]
    public void The_totals_and_lines_of_the_reform_are_printed_where_the_note_has_them()
    {
        var text = Texts.Of(Danfe.Print(Usual.Authorised()));
        Assert.Contains("TOTAL IBS/CBS/IS BASE DE CÁLC. IBS/CBS 811,11 VALOR DO IBS UF 0,81 VALOR DO IBS MUNICIPAL 0,02", text);
        Assert.Contains("VALOR TOTAL DO IBS 0,83 VALOR TOTAL DA CBS 7,29", text);
        // The rate is the one that was effective after the reduction.
        Assert.Contains("CST 200 · cClassTrib 200032 · BC 156,05 · IBS UF 0,04% 0,06 · IBS Mun. 0,00% 0,00 · CBS 0,90% 1,40", text);
        Assert.DoesNotContain("VALOR TOTAL DO IS", text);
        Assert.DoesNotContain("MONOF", text);
        var without = Texts.Of(Danfe.Print((Usual with { HasReform = false }).Authorised()));
        Assert.DoesNotContain("IBS", without);
        Assert.DoesNotContain("CBS", without);
    }

    [Theory, InlineData("06157250000116"), InlineData("12ABC34501DE35")]
    public void Its_bar_code_is_read_by_a_scanner(string issuer)
    {
        var sale = Usual with { Issuer = issuer };
        Assert.Equal(sale.Key.Value, Oracles.Scan(Danfe.Print(sale.Authorised()), "code128", 200));
    }

    /// The left upper corners of MOC 7.0, annex II, in centimetres.
    [Theory]
    [InlineData("RECEBIMENTO", 0.25, 1.27, 4.1, 0.85), InlineData("CHAVE", 8.12, 4.02, 12.7, 0.85), InlineData("NATUREZA", 0.25, 6.46, 7.87, 0.85)]
    [InlineData("PROTOCOLO", 8.12, 6.46, 12.7, 0.85), InlineData("SUBST.", 7.11, 7.31, 6.86, 0.85), InlineData("RAZÃO", 0.25, 8.58, 12.32, 0.85)]
    [InlineData("BAIRRO", 10.41, 9.43, 4.83, 0.85), InlineData("MUNICÍPIO", 0.25, 10.28, 7.11, 0.85), InlineData("FATURA", 0.25, 11.51, 5.14, 0.85)]
    [InlineData("COMPLEMENTARES", 0.25, 26.33, 12.95, 3.07), InlineData("RESERVADO", 13.2, 26.33, 7.62, 3.07)]
    public void Boxes_stand_where_the_manual_wants_them(string label, double x, double y, double width, double height)
    {
        var words = Texts.Words(Danfe.Print(new Sale().Authorised()))[0].Where(word => word.Text == label);
        Assert.Contains(words, word => word.X > 10 * x && word.Right < 10 * (x + width) && word.Y > 10 * y - 1 && word.Bottom < 10 * (y + height));
    }

    [Fact]
    public void It_is_sound_legible_and_always_the_same()
    {
        var look = new DanfeLook { Logo = Texts.Logo, Printed = Sale.At };
        var pdf = Danfe.Print(Usual.Authorised(), look);
        Oracles.Check(pdf);
        Texts.AreLegible(pdf);
        Assert.Equal(pdf, Danfe.Print(Usual.Authorised(), look));
        Assert.Contains("Impresso em 22/11/2026 10:30:00", Texts.Of(pdf));
    }

    [Fact]
    public void Long_texts_lose_nothing()
    {
        var sale = Sale.Long(Usual, 40);
        var pdf = Danfe.Print(sale.Authorised());
        Texts.AreLegible(pdf);
        Assert.Equal(Texts.Words("N001", 120).Split(' ').Length, Texts.Count(pdf, "N001").Count);
        Assert.Equal(Texts.Words("N040", 120).Split(' ').Length, Texts.Count(pdf, "N040").Count);
        Assert.All(Texts.Count(pdf, "P"), word => Assert.Equal(40, word.Value));
        Assert.Equal(Texts.Words("P", 500).Split(' ').Length, Texts.Count(pdf, "P").Count);
        var found = Texts.Count(pdf, "C");
        Assert.All(Texts.Words("C", 5000).Split(' '), word => Assert.Equal(1, found.GetValueOrDefault(word)));
        var pages = Texts.Pages(pdf);
        Assert.All(pages.Index(), page => Assert.Contains($"FOLHA {page.Index + 1}/{pages.Length}", page.Item));
        Assert.All(pages, page => Assert.Contains(sale.Key.ToString(), page));
    }

    [Fact]
    public void Names_as_long_as_the_schema_allows_are_printed_whole()
    {
        var (name, street) = (Wide('M', 60), Wide('W', 60));
        var sale = Usual with
        {
            IssuerName = name,
            Buyer = $"<dest><CPF>52998224725</CPF><xNome>{name}</xNome><enderDest><xLgr>{street}</xLgr><nro>{Wide('N', 60)}</nro>"
                + $"<xCpl>{Wide('O', 60)}</xCpl><xBairro>{Wide('B', 60)}"
                + $"</xBairro><xMun>{Wide('Q', 60)}</xMun><UF>MG</UF></enderDest></dest>",
        };
        var pdf = Danfe.Print(sale.Authorised());
        Texts.AreLegible(pdf);
        var text = Texts.Of(pdf);
        Assert.All(new[] { name, street, Wide('N', 60), Wide('O', 60), Wide('B', 60), Wide('Q', 60) }, words => Assert.Contains(words, text));

        static string Wide(char letter, int length) => string.Join(' ', Enumerable.Repeat(new string(letter, 9), (length + 1) / 10));
    }

    [Fact]
    public void More_instalments_than_there_are_boxes_go_to_the_additional_data()
    {
        var instalments = string.Concat(Enumerable.Range(1, 120).Select(i => $"<dup><nDup>{i:000}</nDup><dVenc>2027-01-21</dVenc><vDup>{i}.07</vDup></dup>"));
        var pdf = Danfe.Print((Usual with { Terms = $"<transp><modFrete>9</modFrete></transp><cobr>{instalments}</cobr>" }).Authorised());
        var text = Texts.Of(pdf);
        Assert.Contains("Nº 012 – VENC. 21/01/2027 12,07", text);
        Assert.All(Enumerable.Range(13, 108), i => Assert.Contains($"Duplicata {i:000} – venc. 21/01/2027 – R$ {i},07", text));
        Texts.AreLegible(pdf);
    }

    [Fact]
    public void Services_have_their_block_only_when_there_are_some()
    {
        Assert.DoesNotContain("ISSQN", Texts.Of(Danfe.Print(Usual.Authorised())));
        const string Services = "<ISSQNtot><vServ>500.00</vServ><vBC>500.00</vBC><vISS>25.00</vISS></ISSQNtot>";
        var text = Texts.Of(Danfe.Print((Usual with { Totals = Services }).Authorised()));
        Assert.Contains("VALOR TOTAL DOS SERVIÇOS 500,00 BASE DE CÁLCULO DO ISSQN 500,00 VALOR DO ISSQN 25,00", text);
    }

    [Fact]
    public void Lots_of_an_item_that_is_higher_than_a_sheet_are_all_printed()
    {
        var lots = string.Concat(Enumerable.Range(1, 500).Select(lot => $"<rastro><nLote>L{lot:0000}</nLote><qLote>1.000</qLote>"
            + "<dFab>2026-01-02</dFab><dVal>2028-01-02</dVal></rastro>"));
        var pdf = Danfe.Print((Usual with { Items = 2, Product = lots }).Authorised());
        var found = Texts.Count(pdf, "L");
        Assert.Equal(500, found.Count);
        Assert.All(found, lot => Assert.Equal(2, lot.Value));
        Texts.AreLegible(pdf);
    }
}
