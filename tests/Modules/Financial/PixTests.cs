using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

/// <summary>The code by which a customer pays a title by Pix.</summary>
public sealed class PixTests : MoneyTest
{
    /// A01, to the letter; the txid is the number of the title.
    [Fact]
    public async Task A_title_has_the_code_of_what_it_owes()
    {
        At("2026-01-30");
        await Change("45112908987132", "RETIFICA VALE DO COBRE", "PASSOS");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 4944.67m, 3, "2026-01-31", "2026-01-14"));
        var titles = await Receivables();

        var pix = await Code(titles[0].Id);
        Assert.Equal(
            "00020126360014br.gov.bcb.pix01144511290898713252040000530398654071648.235802BR5922RETIFICA VALE DO COBRE6006PASSOS62170513OS202600001P163040BCA",
            pix.Text);
        Assert.Equal(("OS202600001P1", R(1648.23m)), (pix.Txid, pix.Amount));
        Assert.Equal((41, "M0 0h7v1h-7z"), (pix.Code.Size, pix.Code.Path[..12]));

        // Thirteen days late, with fine and interest.
        At("2026-04-13");
        Assert.Equal(("OS202600001P3", R(1688.32m)), await Code(titles[2].Id) is var late ? (late.Txid, late.Amount) : default);
    }

    [Fact]
    public async Task What_is_not_owed_and_what_has_no_key_has_no_code()
    {
        At("2026-01-14");
        var bank = await Account("Banco Serra", 0, "2026-01-01");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 100, 1, "2026-01-31", "2026-01-14"));
        var title = (await Receivables())[0].Id;
        Assert.Equal(new(false, null), await Pix(title));

        await Change("celina@valedocobre.example", "Retífica Vale do Cobre", "Passos");
        Assert.Contains("5922Retifica Vale do Cobre6006Passos", (await Code(title)).Text);
        await Settle(title, "2026-01-14", bank);
        Assert.Equal(new(true, null), await Pix(title));
        var bill = await Financial.Call<OpenPayable.Response>(OpenPayable.Handle,
            new OpenPayable.Request("Luz", "Energia", R(10), Day("2026-02-01"), "2026-01"));
        Assert.Equal(new(true, null), await Pix(bill.Id));

        await Change(" ", "", "");
        Assert.Null((await Financial.Call<ShowPix.Response>(ShowPix.Handle)).Key);
    }

    /// A19: a CNPJ whose check digits are wrong among them.
    [Theory, InlineData("SJ8T26QW000152", "Oficina", "Passos", "key: não parece chave Pix."), InlineData("45.112.908/9871-32", "Oficina", "Passos", "key: "),
        InlineData("45112908987132", " ", "Passos", "name"), InlineData("45112908987132", "Oficina", "", "city")]
    public async Task A_key_that_is_none_and_a_code_that_could_not_be_written_are_refused(string key, string name, string city, string field)
    {
        var refused = await Refused(() => Change(key, name, city));
        Assert.Equal(422, refused.Status);
        Assert.Contains(field, refused.Message);
    }

    private Task Change(string? key, string name, string city) => Financial.Call(ChangePix.Handle, new ChangePix.Request(key, name, city), default(IfMatch));

    private Task<ShowTitlePix.Response> Pix(Guid title) => Financial.Call<ShowTitlePix.Response>(ShowTitlePix.Handle, title);

    private async Task<ShowTitlePix.Charge> Code(Guid title) => (await Pix(title)).Charge!;
}
