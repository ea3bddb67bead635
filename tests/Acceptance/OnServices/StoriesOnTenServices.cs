using Biela.Acceptance.Tests.Stories;

namespace Biela.Acceptance.Tests.OnServices;

// The same stories, word for word, on ten processes behind nginx, which A12 and A16 kill in the middle.

[Collection("retifica")]
public sealed class A01_on_ten_services(Retifica on) : A01_The_main_job
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A02_on_ten_services(Retifica on) : A02_No_specification_no_OK
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A03_on_ten_services(Retifica on) : A03_A_head_that_must_not_be_ground
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A04_on_ten_services(Retifica on) : A04_Beyond_the_limit
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A05_on_ten_services(Retifica on) : A05_The_offer_changed
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A06_on_ten_services(Retifica on) : A06_Discount_above_the_limit
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A07_on_ten_services(Retifica on) : A07_A_crack_in_the_middle_of_the_work
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A08_on_ten_services(Retifica on) : A08_Gave_up_after_paying_a_part
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A10_on_ten_services(Retifica on) : A10_Moving_average
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A11_on_ten_services(Retifica on) : A11_Approved_in_the_same_second
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A11_many_on_ten_services(Retifica on) : A11_Many_customers
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A12_on_ten_services(Retifica on) : A12_The_reservation_expires
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A13_on_ten_services(Retifica on) : A13_The_stock_is_counted
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A15_on_ten_services(Retifica on) : A15_Order_receipt_and_invoice
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A16_on_ten_services(Retifica on) : A16_Late_entry_and_transfer
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A17_on_ten_services(Retifica on) : A17_The_closed_month
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A18_on_ten_services(Retifica on) : A18_Renegotiation
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A23_on_ten_services(Retifica on) : A23_Invoice_and_stock
{
    protected override async Task<Biela> Running() => await on.Running;
}

[Collection("retifica")]
public sealed class A24_on_ten_services(Retifica on) : A24_Two_shops
{
    protected override async Task<Biela> Running() => await on.Running;
}
