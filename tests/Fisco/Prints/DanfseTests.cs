using System.Text;
using System.Xml.Linq;
using Biela.Fisco.Tests.Taxes;
using Biela.Papers.Tests;

namespace Biela.Fisco.Tests.Prints;

public sealed class DanfseTests
{
    private static readonly TaxedService Taxed = Declarations.Service(TaxRegime.Presumed, Declarations.Everything).Taxed();
    private static readonly DpsDocument Usual = Declarations.Of(Taxed, Declarations.Customers[0].Customer);

    [Fact]
    public void Every_field_is_printed()
    {
        var text = Text(Usual, Taxed);
        string[] expected =
        [
            "DANFSe v2.0 Documento Auxiliar da NFS-e", "Município: São Paulo / SP", "Ambiente gerador: Sistema Nacional da NFS-e Tipo de ambiente: Produção",
            $"CHAVE DE ACESSO DA NFS-E {SefinDouble.KeyOf(Usual)}", "NÚMERO DA NFS-E 42", "COMPETÊNCIA DA NFS-E 10/09/2026",
            "DATA E HORA DA EMISSÃO DA NFS-E 10/09/2026 14:30:07", "NÚMERO DA DPS 42", "SÉRIE DA DPS 1", "DATA E HORA DA EMISSÃO DA DPS 10/09/2026 14:30:05",
            "EMITENTE DA NFS-E Prestador", "SITUAÇÃO DA NFS-E NFS-e Gerada", "FINALIDADE NFS-e regular",
            "PRESTADOR / FORNECEDOR CNPJ / CPF / NIF 12.ABC.345/01DE-35 Indicador Municipal (Inscrição) 12345678 Telefone (11) 3333-4444",
            "RETÍFICA SÃO JOÃO LTDA.", "Município / Sigla UF São Paulo / SP Código IBGE / CEP 3550308 / 05065-000",
            "Endereço Rua das Válvulas, 100 – São José", "E-mail oficina@example.com.br", "Simples Nacional na Data de Competência Não Optante",
            "TOMADOR / ADQUIRENTE CNPJ / CPF / NIF 11.222.333/0001-81", "Transportes \"Serra Azul\" & Filhos", "Rua das Oficinas, 120 – Galpão 3 – Lapa",
            "O DESTINATÁRIO É O PRÓPRIO TOMADOR/ADQUIRENTE DA OPERAÇÃO", "INTERMEDIÁRIO DA OPERAÇÃO NÃO IDENTIFICADO NA NFS-e",
            "Código de Tributação Nacional / Municipal 14.03.01", "Código da NBS 1.2001.31.10",
            "Local da Prestação / Sigla UF / País São Paulo / SP / BR", "Recondicionamento de motores",
            "Descrição do Serviço Retífica de cabeçote e brunimento - motor 6 cilindros", "Tipo de Tributação do ISSQN Operação tributável",
            "BC ISSQN R$ 1.850,00 Alíquota Aplicada 3,00% Retenção do ISSQN Retido pelo Tomador ISSQN Apurado R$ 55,50",
            "IRRF R$ 27,75 Contribuição Previdenciária - Retida R$ 203,50 Contribuições Sociais - Retidas R$ 86,03",
            "PIS - Débito Apuração Própria R$ 12,03 COFINS - Débito Apuração Própria R$ 55,50", "PIS/COFINS/CSLL Retidos",
            "CST / cClassTrib 000 / 000001", "050101 / 3550308 / São Paulo / SP", "Exclusões e Reduções da Base de Cálculo R$ 123,03",
            "Base de Cálculo Após Exclusões e Reduções R$ 1.726,97", "Alíquota IBS UF / IBS Mun 0,10% / 0,00%",
            "Valor Apurado Municipal - IBS R$ 0,00 Alíq. Efetiva Estadual - IBS 0,10% Valor Apurado Estadual - IBS R$ 1,73",
            "Valor Total Apurado - IBS R$ 1,73 Alíquota - CBS 0,90% Alíquota Efetiva - CBS 0,90% Valor Total Apurado - CBS R$ 15,54",
            "Valor da Operação / Serviço R$ 1.850,00 Desconto Incondicionado - Desconto Condicionado -",
            "Total das Retenções (ISSQN / Federais) R$ 372,78 Valor Líquido da NFS-e R$ 1.477,22 Total do IBS/CBS R$ 17,27",
            "Valor Líquido da NFS-e + IBS/CBS R$ 1.477,22", "Núm. Ped.: OS 4711",
            "Totais Aproximados dos Tributos cfe. Lei nº 12.741/2012: Federais: R$ 67,53; Estaduais: R$ 0,00; Municipais: R$ 55,50",
            $"Nº NFS-e / Chave NFS-e 42 / {SefinDouble.KeyOf(Usual)}",
        ];
        Assert.All(expected, piece => Assert.Contains(piece, text));
    }

    [Theory, MemberData(nameof(DpsDocuments.Names), MemberType = typeof(DpsDocuments))]
    public void Every_regime_withholding_and_customer_is_printed_legibly_on_one_sheet(string name)
    {
        var (_, dps, taxed) = Declarations.All().Single(document => document.Name == name);
        var pdf = Danfse.Print(SefinDouble.Nfse(dps, taxed));
        Assert.Single(Texts.Pages(pdf));
        Texts.AreLegible(pdf);
    }

    [Fact]
    public void In_the_Simples_there_is_a_dash_where_there_is_no_tax()
    {
        var taxed = Declarations.Service(TaxRegime.Simples).Taxed();
        var text = Text(Declarations.Of(taxed, null), taxed);
        Assert.Contains("Optante - Microempresa ou Empresa de Pequeno Porte (ME/EPP)", text);
        Assert.Contains("Tributos federais e municipal pelo Simples Nacional", text);
        Assert.Contains("TOMADOR/ADQUIRENTE DA OPERAÇÃO NÃO IDENTIFICADO NA NFS-e DESTINATÁRIO DA OPERAÇÃO NÃO IDENTIFICADO NA NFS-e", text);
        Assert.Contains("BC ISSQN - Alíquota Aplicada - Retenção do ISSQN Não Retido ISSQN Apurado -", text);
        Assert.Contains("CST / cClassTrib -", text);
        Assert.Contains("Exclusões e Reduções da Base de Cálculo -", text);
        Assert.Contains("Lei nº 12.741/2012: Simples Nacional: 9,22%", text);
    }

    [Fact]
    public void Its_QR_code_leads_to_the_public_page_and_is_as_large_as_prescribed()
    {
        var pdf = Danfse.Print(SefinDouble.Nfse(Usual, Taxed));
        Assert.Equal($"https://www.nfse.gov.br/ConsultaPublica/?tpc=1&chave={SefinDouble.KeyOf(Usual)}", Oracles.Scan(pdf, "qrcode", 300));
        // Black from corner to corner of 15.2 mm, and white around it: rendered at 254 dpi a pixel is a tenth of a millimetre.
        var pixels = Oracles.Render(pdf, 254);
        Assert.All([(1750, 169), (1898, 169), (1750, 317)], corner => Assert.Equal(0x000000, pixels.At(corner.Item1, corner.Item2)));
        Assert.All([(1745, 169), (1902, 169), (1750, 321)], outside => Assert.Equal(0xFFFFFF, pixels.At(outside.Item1, outside.Item2)));
    }

    [Theory]
    [InlineData("Telefone", "PRESTADOR")]
    [InlineData("Ambiente", "Prestador")]
    public void Letters_of_six_and_of_seven_points_stand_where_they_are_prescribed(string six, string seven)
    {
        var words = Texts.Words(Danfse.Print(SefinDouble.Nfse(Usual, Taxed)))[0];
        Assert.Equal(7 / 6d, Height(seven) / Height(six), 0.02);

        double Height(string text) => words.First(word => word.Text == text) is var word ? word.Bottom - word.Y : 0;
    }

    [Fact]
    public void Titles_and_the_net_value_have_a_grey_ground()
    {
        var pdf = Danfse.Print(SefinDouble.Nfse(Usual, Taxed));
        var (pixels, words) = (Oracles.Render(pdf, 254), Texts.Words(pdf)[0]);
        Assert.All(["PRESTADOR", "SERVIÇO", "INFORMAÇÕES", "EMITENTE"], title =>
        {
            var word = words.First(word => word.Text == title);
            Assert.Equal(0xF2F2F2, pixels.At((int)(10 * word.X) - 4, (int)(10 * word.Y) + 2));
        });
    }

    [Fact]
    public void Only_a_note_in_good_order_has_no_mark()
    {
        var file = SefinDouble.Nfse(Usual, Taxed);
        string[] marks = ["CANCELADA", "SUBSTITUÍDA", "SEMVALIDADEJURÍDICA"];
        Assert.All(marks, mark => Assert.DoesNotContain(mark, Texts.Letters(Danfse.Print(file))));
        Assert.EndsWith("CANCELADA", Texts.Letters(Danfse.Print(file, new() { Fate = NfseFate.Cancelled })));
        Assert.EndsWith("SUBSTITUÍDA", Texts.Letters(Danfse.Print(file, new() { Fate = NfseFate.Replaced })));
        var test = Danfse.Print(SefinDouble.Nfse(Usual with { Environment = FiscalEnvironment.Homologation }, Taxed));
        Assert.Contains("NFS-e SEM VALIDADE JURÍDICA", Texts.Of(test));
        Assert.EndsWith("SEMVALIDADEJURÍDICA", Texts.Letters(test));
    }

    [Fact]
    public void A_replacement_names_the_note_it_replaces()
    {
        var old = NfseKey.Parse("35503082243568174000168000000000009826065650835650");
        Assert.Contains($"NFS-e Subst.: {old}", Text(Usual with { Replaces = new(old, "05") }, Taxed));
    }

    [Fact]
    public void It_is_sound_and_always_the_same()
    {
        var (file, look) = (SefinDouble.Nfse(Usual, Taxed), new DanfseLook { Logo = Texts.Logo, Printed = Sale.At });
        var pdf = Danfse.Print(file, look);
        Oracles.Check(pdf);
        Assert.Equal(pdf, Danfse.Print(file, look));
        Assert.Contains("Impresso em 22/11/2026 10:30:00", Texts.Of(pdf));
    }

    [Fact]
    public void The_longest_description_and_note_are_printed_whole_on_the_sheet()
    {
        var dps = Usual with { Service = Usual.Service with { Description = Texts.Words("D", 2000), Note = Texts.Words("N", 2000) } };
        var pdf = Danfse.Print(SefinDouble.Nfse(dps, Taxed));
        Assert.Single(Texts.Pages(pdf));
        Texts.AreLegible(pdf);
        Assert.Equal((Texts.Words("D", 2000).Split(' ').Length, Texts.Words("N", 2000).Split(' ').Length),
            (Texts.Count(pdf, "D").Count, Texts.Count(pdf, "N").Count));
    }

    /// Notes of others have parties, benefits and suspensions that a workshop does not declare.
    [Fact]
    public void A_note_with_every_party_and_row_stays_legible_on_one_sheet()
    {
        var note = XElement.Load(new MemoryStream(SefinDouble.Nfse(Usual with { Service = Usual.Service with { Note = Texts.Words("N", 2000) } }, Taxed)));
        var (customer, rate) = (At("toma"), At("tpRetISSQN"));
        customer.AddAfterSelf(new XElement(customer) { Name = DpsTags.Space + "interm" });
        At("indDest").AddAfterSelf(new XElement(customer) { Name = DpsTags.Space + "dest" });
        rate.AddBeforeSelf(DpsTags.Group("exigSusp", DpsTags.Tag("tpSusp", 2), DpsTags.Tag("nProcesso", new string('7', 30))));
        At("vBC").AddBeforeSelf(DpsTags.Tag("tpBM", 3), DpsTags.Tag("vCalcBM", "100.00"));
        At("xDescServ").Value = Texts.Words("D", 1300);
        var pdf = Danfse.Print(Encoding.UTF8.GetBytes(note.ToString(SaveOptions.DisableFormatting)));
        Assert.Single(Texts.Pages(pdf));
        var text = Texts.Of(pdf);
        Assert.All(["INTERMEDIÁRIO DA OPERAÇÃO CNPJ", "DESTINATÁRIO DA OPERAÇÃO CNPJ", "Por Processo Administrativo", "Redução da BC em valor",
            "Cálculo do BM R$ 100,00", "Lei nº 12.741/2012: Federais"], piece => Assert.Contains(piece, text));
        Assert.Equal(Texts.Words("D", 1300).Split(' ').Length, Texts.Count(pdf, "D").Count);
        Assert.All(Texts.Words(pdf)[0], word => Assert.True(word.IsInside));

        XElement At(string name) => note.Descendants(DpsTags.Space + name).First();
    }

    [Fact]
    public void Whatever_is_missing_in_a_file_it_is_printed_or_refused_in_words()
    {
        var whole = XElement.Load(new MemoryStream(SefinDouble.Nfse(Usual, Taxed)));
        foreach (var index in Enumerable.Range(1, whole.Descendants().Count() - 1))
        {
            var spoiled = new XElement(whole);
            spoiled.Descendants().ElementAt(index).Remove();
            try
            {
                Assert.NotEmpty(Danfse.Print(Encoding.UTF8.GetBytes(spoiled.ToString(SaveOptions.DisableFormatting))));
            }
            catch (RuleBroken refused)
            {
                Assert.Equal("not-an-nfse", refused.Code);
            }
        }
    }

    [Fact]
    public void A_city_that_the_file_names_by_its_code_alone_is_named_by_the_look()
    {
        var file = SefinDouble.Nfse(Usual with { Customer = Declarations.Customers[1].Customer }, Taxed);
        Assert.Contains("Município / Sigla UF MG Código IBGE / CEP 3106200 / 30130-000", Texts.Of(Danfse.Print(file)));
        var look = new DanfseLook { CityName = code => code is "3106200" ? "Belo Horizonte" : null };
        Assert.Contains("Município / Sigla UF Belo Horizonte / MG", Texts.Of(Danfse.Print(file, look)));
    }

    private static string Text(DpsDocument dps, TaxedService taxed) => Texts.Of(Danfse.Print(SefinDouble.Nfse(dps, taxed)));
}
